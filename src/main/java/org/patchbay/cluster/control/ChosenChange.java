package org.patchbay.cluster.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.change.Resizing;
import org.patchbay.cluster.entity.topology.ClusterDraft;

/**
 * A change whose words all name something there is.
 *
 * @param chosen the nodes to come, with version, image and network of the cluster
 * @param now the cluster as it stands
 * @param leaving nodes to go
 * @param promote by role code, the node that becomes its master
 * @param roles by name of a node that stays, all roles that it is to have
 * @param resizings of nodes that stay
 */
record ChosenChange(
    Cluster cluster,
    Chosen chosen,
    ClusterDraft now,
    List<Node> leaving,
    Map<String, Node> promote,
    Map<String, List<String>> roles,
    List<Resizing> resizings) {
  /** True when the node is restarted for what it is to become. */
  boolean restarts(String node) {
    return roles.containsKey(node) || resizing(node).filter(Resizing::restarts).isPresent();
  }

  private Optional<Resizing> resizing(String node) {
    return resizings.stream().filter(one -> one.node().equals(node)).findFirst();
  }

  /** Which of its roles the node keeps; all where none are assigned. */
  List<String> rolesAfter(String node, List<String> now) {
    return roles.getOrDefault(node, now);
  }
}
