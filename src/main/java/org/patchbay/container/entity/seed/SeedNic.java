package org.patchbay.container.entity.seed;

import java.net.InetAddress;
import java.util.List;

/**
 * A network interface, found by its MAC.
 *
 * @param name of the entry, as {@code private0}; not the interface's name in the guest
 * @param mac canonical, lower case, colons
 * @param gateways at most one of each address family; none on a private interface
 */
public record SeedNic(
    String name,
    String mac,
    List<SeedAddress> addresses,
    List<InetAddress> gateways,
    List<InetAddress> nameservers) {
  public SeedNic {
    addresses = List.copyOf(addresses);
    gateways = List.copyOf(gateways);
    nameservers = List.copyOf(nameservers);
  }

  /** On the tenant's segment, which leads nowhere else. */
  public static SeedNic onSegment(String name, String mac, List<SeedAddress> addresses) {
    return new SeedNic(name, mac, addresses, List.of(), List.of());
  }
}
