package org.patchbay.container.entity.snapshot;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.patchbay.container.entity.Container;

/** What was on a container's data disk at a moment: a whole copy, in a volume of its own. */
@Entity
@Table(name = "snapshot")
public class Snapshot {
  @Id UUID id;
  @TenantId UUID tenantId;
  UUID containerId;
  UUID hostId;
  String pool;
  long gib;
  Long bytes;
  String note;
  String takenBy;
  Instant wishedAt;
  Instant takenAt;

  @Enumerated(EnumType.STRING)
  SnapshotState state = SnapshotState.TAKING;

  boolean takenBack;
  UUID freshId;

  protected Snapshot() {}

  /** One that is to be taken where the container's disks lie. */
  public Snapshot(Container container, String note, String by, Instant now) {
    id = UUID.randomUUID();
    containerId = container.id();
    hostId = container.hostId();
    pool = container.pool();
    gib = container.dataGiB();
    this.note = note;
    takenBy = by;
    wishedAt = now;
  }

  /** Its volume is whole. */
  public void kept(long size, Instant at) {
    state = SnapshotState.KEPT;
    bytes = size;
    takenAt = at;
  }

  /** It is to be put back, on a data disk that is yet to be made. */
  public void restore() {
    state = SnapshotState.RESTORING;
    takenBack = false;
    freshId = UUID.randomUUID();
  }

  /** It was put back, or is not to be any more. */
  public void restEasy() {
    state = SnapshotState.KEPT;
    takenBack = false;
    freshId = null;
  }

  /** What is under way is not wanted any more. */
  public void takeBack() {
    takenBack = true;
  }

  public void delete() {
    state = SnapshotState.DELETING;
    freshId = null;
  }

  /** It comes with its node's data disk, and lies where it lies. */
  public void follow(UUID container) {
    containerId = container;
  }

  /** Name of its volume, in whatever pool it lies. */
  public String volume() {
    return "pb-snapshot-" + id + ".qcow2";
  }

  /** By which the data disk is known that it is put back on. */
  public Optional<UUID> fresh() {
    return Optional.ofNullable(freshId);
  }

  /** Name of the volume that is being made for it. */
  public String target() {
    return fresh().map(Container::dataDisk).orElseGet(this::volume);
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID containerId() {
    return containerId;
  }

  public UUID hostId() {
    return hostId;
  }

  public String pool() {
    return pool;
  }

  /** What it counts as: the size of the disk. */
  public long gib() {
    return gib;
  }

  /** What its volume takes; empty until it is there. */
  public OptionalLong bytes() {
    return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  public String note() {
    return note;
  }

  public String takenBy() {
    return takenBy;
  }

  public Instant wishedAt() {
    return wishedAt;
  }

  public Optional<Instant> takenAt() {
    return Optional.ofNullable(takenAt);
  }

  public SnapshotState state() {
    return state;
  }

  public boolean takenBack() {
    return takenBack;
  }
}
