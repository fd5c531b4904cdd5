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
  boolean dataForgone;
  boolean dataBusy;
  boolean dataSwapped;

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
    dataForgone = false;
    dataSwapped = false;
  }

  /** It comes with its node, from where that was. */
  void take(NodeBurden burden) {
    dataId = burden.data().orElse(null);
    dataGib = burden.dataGiB();
    dataMade = burden.dataMade();
    dataAwaited = dataId != null;
  }

  /** Another disk is in its place, and was there before this one goes. */
  void swap(UUID fresh) {
    dataId = fresh;
    dataSwapped = true;
    dataBusy = false;
    made();
  }

  /** Which it is, when it is not the one that it was at first. */
  Optional<UUID> swapped() {
    return dataSwapped ? node() : Optional.empty();
  }

  /** It is there, whatever was known of it before. */
  void arrived() {
    dataAwaited = false;
    made();
  }

  /** It does not come: an empty one may be made. */
  void doWithout() {
    dataAwaited = false;
    dataMade = false;
  }

  /** From now on a machine may have it. */
  void made() {
    dataMade = dataId != null;
    dataForgone = false;
  }

  /** It is to be made elsewhere, of nothing; one that comes from another container still does. */
  void mayBeMadeAnew() {
    dataMade &= dataAwaited;
  }

  /** Should it be lost, a new one is had; one that is there stays. */
  void forgo() {
    dataForgone = true;
  }

  /** It holds what nobody has given up. */
  boolean isTreasured() {
    return dataMade && !dataForgone;
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
    if (!dataMade) {
      return DataWish.NEW;
    }
    return dataForgone ? DataWish.FORGONE : DataWish.MADE;
  }
}
