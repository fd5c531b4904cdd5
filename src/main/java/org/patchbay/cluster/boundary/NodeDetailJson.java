package org.patchbay.cluster.boundary;

import java.util.List;
import java.util.UUID;
import org.patchbay.cluster.boundary.ClusterJson.NodeJson;

/** One node, the container it runs in, and how it is. */
public record NodeDetailJson(
    UUID id, String name, String nodeId, List<String> roles, UUID container, HealthJson health) {
  static NodeDetailJson of(NodeJson node, HealthJson health) {
    return new NodeDetailJson(
        node.id(), node.name(), node.nodeId(), node.roles(), node.container(), health);
  }
}
