package org.patchbay.host.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.host.entity.Host;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.StorageClass;

/** Says which pools of a host take disks, and what they are. */
@ApplicationScoped
public class PoolOffering {
  @Inject Hosts hosts;
  @Inject Register register;
  @Inject Hypervisors hypervisors;

  /**
   * Offers a pool. The host is asked what a shared one is known by, outside any transaction.
   *
   * @param storageClass null: it takes no disks any more
   * @throws Fault {@code INVALID_INPUT} when the host has no such pool, or its own is withdrawn;
   *     {@code STILL_IN_USE}; {@code HOST_*} when it does not answer
   */
  public void offer(Host host, String pool, StorageClass storageClass) {
    if (host.pools().stream().noneMatch(seen -> seen.name().equals(pool))) {
      throw Fault.invalid("pool", "host.pool.unknown", pool == null ? "" : pool, host.name());
    }
    if (pool.equals(host.pool()) && (storageClass == null || storageClass == StorageClass.SHARED)) {
      throw Fault.invalid("storageClass", "host.pool.own", pool);
    }
    UUID mark = storageClass == StorageClass.SHARED ? mark(host.address(), pool) : null;
    register.offer(host.id(), pool, storageClass, mark);
  }

  private UUID mark(HostAddress host, String pool) {
    return hypervisors.of(host).poolMark(host, pool);
  }
}
