package org.patchbay.container.entity.seed;

import java.net.InetAddress;
import java.util.List;
import org.patchbay.hypervisor.entity.NicSpec;

/**
 * A network interface, found by its MAC.
 *
 * @param name of the entry, as {@code private0}; not the interface's name in the guest
 * @param mac canonical, lower case, colons
 * @param mtu how many bytes a frame carries
 * @param gateways at most one of each address family; none on a private interface
 */
public record SeedNic(
    String name,
    String mac,
    List<SeedAddress> addresses,
    int mtu,
    List<InetAddress> gateways,
    List<InetAddress> nameservers) {
  public SeedNic {
    addresses = List.copyOf(addresses);
    gateways = List.copyOf(gateways);
    nameservers = List.copyOf(nameservers);
  }

  /** With frames of the usual size. */
  public SeedNic(
      String name,
      String mac,
      List<SeedAddress> addresses,
      List<InetAddress> gateways,
      List<InetAddress> nameservers) {
    this(name, mac, addresses, NicSpec.USUAL_MTU, gateways, nameservers);
  }

  /** On the tenant's segment, which leads nowhere else, with frames of the usual size. */
  public static SeedNic onSegment(String name, String mac, List<SeedAddress> addresses) {
    return onSegment(name, mac, addresses, NicSpec.USUAL_MTU);
  }

  /** On the tenant's segment, which leads nowhere else. */
  public static SeedNic onSegment(String name, String mac, List<SeedAddress> addresses, int mtu) {
    return new SeedNic(name, mac, addresses, mtu, List.of(), List.of());
  }
}
