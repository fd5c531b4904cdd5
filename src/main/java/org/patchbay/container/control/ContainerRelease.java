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
  @Inject Event<ContainerGone> gone;

  void release(UUID id) {
    Container container = containers.locked(id);
    long publicAddresses = addresses.release(id);
    quotas.release(container.tenantId(), reserved(container.size(), publicAddresses));
    gone.fire(new ContainerGone(id, container.clusterId().orElse(null), container.tenantId()));
    containers.remove(container);
  }

  /** What a container of this size reserves, by quota name. */
  public static Map<String, Long> reserved(ContainerSize size, long publicAddresses) {
    return Map.of(
        "containers",
        1L,
        "vcpus",
        (long) size.vcpus(),
        "memoryMiB",
        size.memoryMiB(),
        "diskGiB",
        size.diskGiB(),
        "publicAddresses",
        publicAddresses);
  }
}
