package org.patchbay.host.entity;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.hypervisor.entity.StorageClass;

/** A pool of a host that takes disks. */
@Embeddable
public class PoolOffer {
  String name;

  @Enumerated(EnumType.STRING)
  StorageClass storageClass;

  UUID mark;

  protected PoolOffer() {}

  PoolOffer(String name, StorageClass storageClass, UUID mark) {
    this.name = name;
    this.storageClass = storageClass;
    this.mark = mark;
  }

  public String name() {
    return name;
  }

  public StorageClass storageClass() {
    return storageClass;
  }

  /** Hosts with the same mark have the same pool; empty for one of this host alone. */
  public Optional<UUID> mark() {
    return Optional.ofNullable(mark);
  }

  public boolean isShared() {
    return storageClass == StorageClass.SHARED;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PoolOffer that
        && name.equals(that.name)
        && storageClass == that.storageClass
        && Objects.equals(mark, that.mark);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, storageClass, mark);
  }
}
