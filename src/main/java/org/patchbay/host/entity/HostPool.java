package org.patchbay.host.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import org.patchbay.hypervisor.entity.HostFacts;

/** A storage pool of a host, as seen last. */
@Embeddable
public class HostPool {
  String name;
  boolean active;

  @Column(name = "capacity_mib")
  long capacityMib;

  @Column(name = "free_mib")
  long freeMib;

  protected HostPool() {}

  static HostPool of(HostFacts.PoolFacts facts) {
    var pool = new HostPool();
    pool.name = facts.name();
    pool.active = facts.active();
    pool.capacityMib = facts.capacityMiB();
    pool.freeMib = facts.freeMiB();
    return pool;
  }

  public String name() {
    return name;
  }

  public boolean active() {
    return active;
  }

  public long capacityMiB() {
    return capacityMib;
  }

  public long freeMiB() {
    return freeMib;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostPool that
        && name.equals(that.name)
        && active == that.active
        && capacityMib == that.capacityMib
        && freeMib == that.freeMib;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, active, capacityMib, freeMib);
  }
}
