package org.patchbay.container.entity.placement;

import java.util.Optional;
import java.util.Set;

/**
 * A container that wants a host.
 *
 * @param name unique among the wishes
 * @param roles whose other members it should not share a host with
 * @param vcpus at start
 * @param memoryMiB at start
 * @param diskGiB of its system disk
 * @param publicBridge that the host must have; empty when it wants no public address
 */
public record PlacementWish(
    String name,
    Set<String> roles,
    int vcpus,
    long memoryMiB,
    long diskGiB,
    Optional<String> publicBridge) {
  public PlacementWish {
    roles = Set.copyOf(roles);
  }
}
