package org.patchbay.container.entity.placement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where every container goes, in the order of the wishes. */
public record PlacementPlan(List<Placing> placings) {
  public PlacementPlan {
    placings = List.copyOf(placings);
  }

  /** True when every wish has a host. */
  public boolean complete() {
    return homeless().isEmpty();
  }

  /** The wishes that no host fits: {@code NO_HOST_FITS}. */
  public List<Placing> homeless() {
    return placings.stream().filter(placing -> placing.host().isEmpty()).toList();
  }

  public Optional<UUID> hostOf(String wish) {
    return placings.stream()
        .filter(placing -> placing.wish().name().equals(wish))
        .findFirst()
        .flatMap(Placing::host);
  }
}
