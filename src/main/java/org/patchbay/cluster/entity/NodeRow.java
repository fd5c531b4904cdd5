package org.patchbay.cluster.entity;

import java.util.List;
import java.util.Optional;
import org.patchbay.probe.entity.Finding;
import org.patchbay.probe.entity.HealthState;
import org.patchbay.probe.entity.NodeHealth;
import org.patchbay.probe.entity.ProbeResult;

/**
 * A node and how it is.
 *
 * @param health as it was found; empty when nobody has asked it yet
 * @param finding as it counts now; empty as well then
 */
public record NodeRow(Node node, Optional<NodeHealth> health, Optional<Finding> finding) {
  public HealthState state() {
    return finding.map(Finding::state).orElse(HealthState.UNKNOWN);
  }

  public List<ProbeResult> probes() {
    return health.map(NodeHealth::probes).orElse(List.of());
  }
}
