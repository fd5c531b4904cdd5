package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Collectors;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.topology.CheckOptions;
import org.patchbay.cluster.entity.topology.Level;
import org.patchbay.cluster.entity.topology.Topology;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/** The rules that a cluster breaks as it stands. */
@ApplicationScoped
@Transactional
public class BrokenRules {
  @Inject Standing standing;
  @Inject Catalogues catalogues;

  List<Violation> of(Cluster cluster) {
    return catalogues
        .current()
        .version(cluster.version())
        .map(version -> Topology.check(standing.of(cluster), version, CheckOptions.ACTIVATING))
        .orElse(List.of())
        .stream()
        .filter(violation -> violation.level() == Level.E)
        .toList();
  }

  /** Throws {@code RULE_VIOLATED} with those that were not broken before. */
  void refuseMoreThan(List<Violation> before, Cluster cluster) {
    String more =
        of(cluster).stream()
            .filter(violation -> !before.contains(violation))
            .map(Violation::confirmation)
            .collect(Collectors.joining(", "));
    if (!more.isEmpty()) {
      throw Fault.of(FaultCode.RULE_VIOLATED, more);
    }
  }
}
