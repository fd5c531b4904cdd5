package org.patchbay.probe.entity;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a whole cluster is, from its roles.
 *
 * @param roles each that a node has, in the nodes' order
 */
public record ClusterHealth(HealthState state, List<RoleHealth> roles) {
  public ClusterHealth {
    roles = List.copyOf(roles);
  }

  /**
   * The health; total. Ill when a role is served by nobody, degraded when by fewer than it has; a
   * cluster that is off, being installed or unknown where it fails is just that.
   */
  public static ClusterHealth of(Collection<NodeFinding> nodes) {
    Set<String> codes = new LinkedHashSet<>();
    nodes.forEach(node -> codes.addAll(node.roles()));
    List<RoleHealth> roles = codes.stream().map(code -> role(code, nodes)).toList();
    return new ClusterHealth(state(nodes, roles), roles);
  }

  private static RoleHealth role(String code, Collection<NodeFinding> nodes) {
    List<NodeFinding> having = nodes.stream().filter(node -> node.roles().contains(code)).toList();
    int well = (int) having.stream().filter(node -> node.serves(code)).count();
    return new RoleHealth(code, well, having.size());
  }

  private static HealthState state(Collection<NodeFinding> nodes, List<RoleHealth> roles) {
    Set<HealthState> states = new LinkedHashSet<>();
    nodes.stream().map(NodeFinding::state).forEach(states::add);
    if (states.isEmpty()) {
      return HealthState.UNKNOWN;
    }
    if (states.size() == 1 && states.contains(HealthState.OFF)) {
      return HealthState.OFF;
    }
    if (roles.stream().allMatch(RoleHealth::whole)) {
      // A role may answer that it is troubled, and nothing else is wrong.
      return states.contains(HealthState.DEGRADED) ? HealthState.DEGRADED : HealthState.WELL;
    }
    return missing(states, roles);
  }

  private static HealthState missing(Set<HealthState> states, List<RoleHealth> roles) {
    boolean broken = states.contains(HealthState.ILL) || states.contains(HealthState.DEGRADED);
    if (!broken && states.contains(HealthState.INSTALLING)) {
      return HealthState.INSTALLING;
    }
    if (!broken && states.contains(HealthState.UNKNOWN)) {
      return HealthState.UNKNOWN;
    }
    return roles.stream().anyMatch(role -> role.well() == 0)
        ? HealthState.ILL
        : HealthState.DEGRADED;
  }

  /** Roles of which some node does not serve. */
  public List<RoleHealth> lacking() {
    return roles.stream().filter(role -> !role.whole()).toList();
  }
}
