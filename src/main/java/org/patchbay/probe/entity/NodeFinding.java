package org.patchbay.probe.entity;

import java.util.List;
import java.util.Set;

/**
 * A node as its cluster's health counts it.
 *
 * @param failing those of its roles whose probes fail
 */
public record NodeFinding(List<String> roles, HealthState state, Set<String> failing) {
  public NodeFinding {
    roles = List.copyOf(roles);
    failing = Set.copyOf(failing);
  }

  /** Whether it serves the role. */
  boolean serves(String role) {
    return state == HealthState.WELL || state == HealthState.DEGRADED && !failing.contains(role);
  }
}
