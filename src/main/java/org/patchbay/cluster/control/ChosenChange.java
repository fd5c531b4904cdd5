package org.patchbay.cluster.control;

import java.util.List;
import java.util.Map;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.topology.ClusterDraft;

/**
 * A change whose words all name something there is.
 *
 * @param chosen the nodes to come, with version, image and network of the cluster
 * @param now the cluster as it stands
 * @param leaving nodes to go
 * @param promote by role code, the node that becomes its master
 * @param roles by name of a node that stays, all roles that it is to have
 */
record ChosenChange(
    Cluster cluster,
    Chosen chosen,
    ClusterDraft now,
    List<Node> leaving,
    Map<String, Node> promote,
    Map<String, List<String>> roles) {}
