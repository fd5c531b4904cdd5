package org.patchbay.cluster.entity;

import java.util.List;

/**
 * A node as somebody asks for it.
 *
 * @param name of node and container; null: the portal names it after its first role
 * @param roles codes
 * @param masterOf those of its roles whose master it is to be; null: the first node of a role is
 * @param publicAddress whether it gets one; null: where a role requires it
 */
public record WantedNode(
    String name,
    List<String> roles,
    WantedSize size,
    List<String> masterOf,
    Boolean publicAddress) {
  public WantedNode {
    roles = roles == null ? List.of() : List.copyOf(roles);
    size = size == null ? WantedSize.PROPOSED : size;
    masterOf = masterOf == null ? null : List.copyOf(masterOf);
  }

  /** One that the portal names, and gives what its roles need. */
  public static WantedNode of(List<String> roles, WantedSize size) {
    return new WantedNode(null, roles, size, null, null);
  }
}
