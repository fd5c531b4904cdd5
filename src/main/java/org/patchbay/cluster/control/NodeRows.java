package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.cluster.entity.ClusterRow;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.NodeRow;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.fault.entity.Fault;
import org.patchbay.probe.control.Healths;
import org.patchbay.probe.entity.ClusterHealth;
import org.patchbay.probe.entity.HealthChange;
import org.patchbay.probe.entity.NodeHealth;

/** Nodes with their health, and clusters with theirs: read, never asked for. */
@ApplicationScoped
@Transactional
public class NodeRows {
  private static final int LATEST = 20;

  @Inject Clusters clusters;
  @Inject Healths healths;

  /** The cluster's nodes, by name. */
  public List<NodeRow> of(UUID cluster) {
    List<Node> nodes = clusters.nodes(cluster);
    Map<UUID, NodeHealth> known =
        healths.of(nodes.stream().flatMap(node -> node.containerId().stream()).toList());
    return nodes.stream()
        .map(
            node -> {
              Optional<NodeHealth> health = node.containerId().map(known::get);
              return new NodeRow(node, health, health.map(healths::now));
            })
        .toList();
  }

  /** One by id or by name. */
  public NodeRow of(UUID cluster, String idOrName) {
    return of(cluster).stream()
        .filter(
            row ->
                idOrName.equals(row.node().name()) || idOrName.equals(row.node().id().toString()))
        .findFirst()
        .orElseThrow(() -> Fault.notFound("node", idOrName));
  }

  /** The last changes of its health, the latest first. */
  public List<HealthChange> history(Node node) {
    return healths.history(node.id(), LATEST);
  }

  /** How clusters are, by their ids: one query for all. */
  public Map<UUID, ClusterHealth> health(List<ClusterRow> rows) {
    List<Container> all =
        rows.stream()
            .flatMap(row -> row.containers().stream())
            .map(ContainerRow::container)
            .toList();
    Map<UUID, NodeHealth> known = healths.of(all.stream().map(Container::id).toList());
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> row.cluster().id(),
                row ->
                    healths.cluster(
                        row.containers().stream().map(ContainerRow::container).toList(), known)));
  }

  public ClusterHealth health(ClusterRow row) {
    return health(List.of(row)).get(row.cluster().id());
  }
}
