package org.patchbay.container.entity;

import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.UUID;

/** The data disk of a container's node, known by the node: which it is, and how far it is there. */
@Embeddable
public class DataDisk {
  UUID dataId;
  long dataGib;
  boolean dataMade;
  boolean dataAwaited;

  protected DataDisk() {}

  /** Half of a container's disk, when there is a node to have it. */
  static DataDisk half(UUID node, long diskGib) {
    DataDisk disk = new DataDisk();
    disk.dataGib = node == null ? 0 : diskGib / 2;
    disk.dataId = disk.dataGib == 0 ? null : node;
    return disk;
  }

  void giveAway() {
    dataId = null;
    dataGib = 0;
    dataMade = false;
  }

  /** It comes with its node, from where that was. */
  void take(NodeBurden burden) {
    dataId = burden.data().orElse(null);
    dataGib = burden.dataGiB();
    dataMade = burden.dataMade();
    dataAwaited = dataId != null;
  }

  void arrived() {
    dataAwaited = false;
  }

  /** From now on a machine may have it. */
  void made() {
    dataMade = dataId != null;
  }

  /** Should it be lost, this is how a new one is had; one that is there, or comes, stays. */
  void mayBeMadeAnew() {
    dataMade &= dataAwaited;
  }

  boolean isMade() {
    return dataMade;
  }

  boolean isAwaited() {
    return dataAwaited;
  }

  Optional<UUID> node() {
    return Optional.ofNullable(dataId);
  }

  long gib() {
    return dataGib;
  }

  DataWish wish() {
    if (dataId == null) {
      return DataWish.NONE;
    }
    if (dataAwaited) {
      return DataWish.COMING;
    }
    return dataMade ? DataWish.MADE : DataWish.NEW;
  }
}
