package org.patchbay.cluster.boundary;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.ClusterRow;
import org.patchbay.cluster.entity.ClusterStatus;
import org.patchbay.cluster.entity.Node;

/**
 * A cluster as the API tells it.
 *
 * @param nodes null in lists
 */
public record ClusterJson(
    UUID id,
    String name,
    String version,
    String blueprint,
    ClusterStatus status,
    int containers,
    List<String> sshKeys,
    Instant createdAt,
    DeclarationsJson declarations,
    List<NodeJson> nodes) {

  /** A node and the container it runs in. */
  public record NodeJson(
      UUID id,
      String name,
      String nodeId,
      List<String> roles,
      Set<String> masterOf,
      UUID container) {}

  static ClusterJson of(ClusterRow row, ClusterStatus status, List<Node> nodes) {
    Cluster cluster = row.cluster();
    return new ClusterJson(
        cluster.id(),
        cluster.name(),
        cluster.version(),
        cluster.blueprint(),
        status,
        row.containers().size(),
        cluster.sshKeys(),
        cluster.createdAt(),
        DeclarationsJson.of(cluster),
        nodes == null ? null : nodes.stream().map(ClusterJson::node).toList());
  }

  /** What a change of it has to have seen. */
  record Wish(UUID id, String version, DeclarationsJson declarations, List<NodeJson> nodes) {}

  Wish wish() {
    return new Wish(id, version, declarations, nodes);
  }

  static NodeJson node(Node node) {
    return new NodeJson(
        node.id(),
        node.name(),
        node.nodeId(),
        node.roles(),
        node.masterOf(),
        node.containerId().orElse(null));
  }
}
