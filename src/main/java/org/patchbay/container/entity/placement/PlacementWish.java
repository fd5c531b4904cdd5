package org.patchbay.container.entity.placement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.patchbay.hypervisor.entity.StorageClass;

/**
 * A container that wants a host.
 *
 * @param name unique among the wishes
 * @param roles whose other members it should not share a host with
 * @param vcpus at start
 * @param memoryMiB at start
 * @param diskGiB of its system disk
 * @param storage classes of disk it may lie on, the best first
 * @param publicBridge that the host must have; empty when it wants no public address
 */
public record PlacementWish(
    String name,
    Set<String> roles,
    int vcpus,
    long memoryMiB,
    long diskGiB,
    List<StorageClass> storage,
    Optional<String> publicBridge) {
  public PlacementWish {
    roles = Set.copyOf(roles);
    storage = List.copyOf(storage);
  }

  /** On whatever disk there is. */
  public PlacementWish(
      String name,
      Set<String> roles,
      int vcpus,
      long memoryMiB,
      long diskGiB,
      Optional<String> publicBridge) {
    this(name, roles, vcpus, memoryMiB, diskGiB, StorageOrder.ANY, publicBridge);
  }
}
