package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.network.control.Addresses;
import org.patchbay.tenant.control.Quotas;

/** Gives back what a container held in the database, in one transaction. */
@ApplicationScoped
@Transactional
public class ContainerRelease {
  @Inject Containers containers;
  @Inject Addresses addresses;
  @Inject Quotas quotas;
  @Inject ContainerPlugs plugs;
  @Inject DiskClasses disks;
  @Inject Event<ContainerGone> gone;

  void release(UUID id) {
    Container container = containers.locked(id);
    // In the order in which all lock the rows of quotas.
    quotas.release(container.tenantId(), reserved(container.size()));
    addresses.release(id);
    plugs.gone(id, container.tenantId());
    gone.fire(new ContainerGone(id, container.clusterId().orElse(null), container.tenantId()));
    containers.remove(container);
    disks.follow(container.tenantId());
  }

  /** What a container of this size reserves, by quota name; addresses count by themselves. */
  public static Map<String, Long> reserved(ContainerSize size) {
    return Map.of(
        "containers",
        1L,
        "vcpus",
        (long) size.vcpus(),
        "memoryMiB",
        size.memoryMiB(),
        "diskGiB",
        size.diskGiB());
  }
}
