package org.patchbay.container.entity.placement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where one container goes.
 *
 * @param host empty when no host fits; then {@code others} says why, host by host
 * @param hostName empty when there is none
 * @param pool where its disks go; empty when there is no host
 * @param why it is that host
 * @param others every other host and why not, by name
 */
public record Placing(
    PlacementWish wish,
    Optional<UUID> host,
    Optional<String> hostName,
    Optional<OfferedPool> pool,
    List<Reason> why,
    List<Rejection> others) {
  public Placing {
    why = List.copyOf(why);
    others = List.copyOf(others);
  }
}
