package org.patchbay.cluster.entity;

import java.util.List;
import org.patchbay.cluster.entity.firewall.FirewallWish;
import org.patchbay.network.entity.Ip;
import org.patchbay.network.entity.Subnet;

/**
 * A node as somebody asks for it.
 *
 * @param name of node and container; null: the portal names it after its first role
 * @param roles codes
 * @param masterOf those of its roles whose master it is to be; null: the first node of a role is
 * @param publicAddress whether it gets one; null: where a role requires it
 * @param address the one it gets, which its tenant holds and has plugged in nowhere; null: any
 * @param firewall besides what its roles open; null: nothing
 */
public record WantedNode(
    String name,
    List<String> roles,
    WantedSize size,
    List<String> masterOf,
    Boolean publicAddress,
    String address,
    FirewallWish firewall) {
  public WantedNode {
    roles = roles == null ? List.of() : List.copyOf(roles);
    size = size == null ? WantedSize.PROPOSED : size;
    masterOf = masterOf == null ? null : List.copyOf(masterOf);
    address = canonical(address);
  }

  /** One that gets any public address, if one at all. */
  public WantedNode(
      String name,
      List<String> roles,
      WantedSize size,
      List<String> masterOf,
      Boolean publicAddress) {
    this(name, roles, size, masterOf, publicAddress, null, null);
  }

  /** What is no address is left as it is, to be told of. */
  private static String canonical(String text) {
    return text == null || text.isBlank()
        ? null
        : Subnet.address(text.strip()).map(Ip::text).orElse(text.strip());
  }

  /** The same with an address of its tenant's, or with any. */
  public WantedNode at(String own) {
    return new WantedNode(name, roles, size, masterOf, publicAddress, own, firewall);
  }

  /** One that the portal names, and gives what its roles need. */
  public static WantedNode of(List<String> roles, WantedSize size) {
    return new WantedNode(null, roles, size, null, null);
  }
}
