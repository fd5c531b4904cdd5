package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.topology.Change;
import org.patchbay.cluster.entity.topology.ClusterDraft;
import org.patchbay.cluster.entity.topology.DraftNode;
import org.patchbay.cluster.entity.topology.Topology;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.Consequences;
import org.patchbay.container.entity.Consequence;

/** What a cluster loses when one of its containers is stopped: rule R7, on what runs now. */
@ApplicationScoped
@Transactional
public class Losses implements Consequences {
  @Inject Clusters clusters;
  @Inject Standing standing;
  @Inject Catalogues catalogues;

  @Override
  public List<Consequence> ofStopping(UUID container) {
    return clusters.nodeIn(container).stream()
        .flatMap(node -> ofStopping(node).stream())
        .map(Losses::consequence)
        .toList();
  }

  private List<Violation> ofStopping(Node going) {
    Cluster cluster = clusters.find(going.clusterId()).orElseThrow();
    return catalogues
        .current()
        .version(cluster.version())
        .map(version -> losses(cluster, version, going.name()))
        .orElse(List.of());
  }

  private List<Violation> losses(Cluster cluster, VersionCatalogue version, String going) {
    ClusterDraft now = standing.of(cluster);
    Set<DraftNode> stopping =
        now.nodes().stream().filter(n -> n.name().equals(going)).collect(Collectors.toSet());
    List<DraftNode> left = new ArrayList<>(now.nodes());
    left.removeAll(stopping);
    return Topology.losses(now.nodes(left), version, Change.of(Change.Kind.STOP, stopping));
  }

  private static Consequence consequence(Violation violation) {
    return new Consequence(
        violation.rule().name(),
        violation.confirmation(),
        violation.messageKey(),
        violation.parameters(),
        violation.remedyKey());
  }
}
