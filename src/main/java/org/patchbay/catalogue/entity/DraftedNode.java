package org.patchbay.catalogue.entity;

import java.util.List;
import java.util.Set;

/**
 * A node as a blueprint proposes it.
 *
 * @param name node, container and host name in one, unique in the cluster
 * @param roles codes, each once
 * @param masterOf roles whose master this node is
 * @param wantsPublic one of its roles requires a public address
 */
public record DraftedNode(
    String name, List<String> roles, NodeSize size, Set<String> masterOf, boolean wantsPublic) {
  public DraftedNode {
    roles = List.copyOf(roles);
    masterOf = Set.copyOf(masterOf);
  }
}
