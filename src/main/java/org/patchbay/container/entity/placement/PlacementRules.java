package org.patchbay.container.entity.placement;

import java.util.Optional;
import org.patchbay.hypervisor.entity.HostProfile;

/**
 * What a placement must keep to.
 *
 * @param cpuOvercommit how many virtual processors one logical processor stands for
 * @param strictAntiAffinity members of a role must not share a host; otherwise they only should not
 * @param profile of the hosts the cluster is already on; empty for a new one
 * @param segment that the hosts must be able to carry; empty where it is not made yet
 */
public record PlacementRules(
    double cpuOvercommit,
    boolean strictAntiAffinity,
    Optional<HostProfile> profile,
    Optional<Integer> segment) {
  public PlacementRules {
    if (!(cpuOvercommit > 0)) {
      throw new IllegalArgumentException("no overcommit ratio: " + cpuOvercommit);
    }
  }

  /** On whatever segment. */
  public PlacementRules(
      double cpuOvercommit, boolean strictAntiAffinity, Optional<HostProfile> profile) {
    this(cpuOvercommit, strictAntiAffinity, profile, Optional.empty());
  }

  /** The same for containers that lie on a segment. */
  public PlacementRules carrying(Optional<Integer> segment) {
    return new PlacementRules(cpuOvercommit, strictAntiAffinity, profile, segment);
  }

  /** For a new cluster that prefers, but does not insist on, different hosts for a role. */
  public static PlacementRules preferring(double cpuOvercommit) {
    return new PlacementRules(cpuOvercommit, false, Optional.empty());
  }

  PlacementRules on(HostProfile only) {
    return new PlacementRules(cpuOvercommit, strictAntiAffinity, Optional.of(only), segment);
  }
}
