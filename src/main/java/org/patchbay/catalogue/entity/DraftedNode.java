package org.patchbay.catalogue.entity;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A node as a blueprint proposes it.
 *
 * @param name node, container and host name in one, unique in the cluster
 * @param roles codes, each once
 * @param masterOf roles whose master this node is
 * @param wantsPublic one of its roles requires a public address
 * @param own the one it is to have, which its tenant holds; empty: any
 */
public record DraftedNode(
    String name,
    List<String> roles,
    NodeSize size,
    Set<String> masterOf,
    boolean wantsPublic,
    Optional<InetAddress> own) {
  public DraftedNode {
    roles = List.copyOf(roles);
    masterOf = Set.copyOf(masterOf);
  }

  /** One that gets any address, if one at all. */
  public DraftedNode(
      String name, List<String> roles, NodeSize size, Set<String> masterOf, boolean wantsPublic) {
    this(name, roles, size, masterOf, wantsPublic, Optional.empty());
  }

  /** True when an address has to be found for it. */
  public boolean wantsAny() {
    return wantsPublic && own.isEmpty();
  }
}
