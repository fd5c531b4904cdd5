package org.patchbay.hypervisor.edge.libvirt.document;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Locale;
import org.patchbay.hypervisor.entity.AddressBlock;
import org.patchbay.hypervisor.entity.OpenPort;

/** How filters spell a version of the internet protocol. */
enum IpFamily {
  FOUR("ip", "ipv4", "icmp", ""),
  SIX("ipv6", "ipv6", "icmpv6", "-ipv6");

  /** The element of the bridge layer. */
  final String element;

  /** What a frame carries. */
  final String frame;

  /** The control protocol, at the bridge and above. */
  final String control;

  private final String suffix;

  IpFamily(String element, String frame, String control, String suffix) {
    this.element = element;
    this.frame = frame;
    this.control = control;
    this.suffix = suffix;
  }

  /** The element of the connection layer. */
  String above(OpenPort.Protocol protocol) {
    return protocol.name().toLowerCase(Locale.ROOT) + suffix;
  }

  boolean has(InetAddress address) {
    return address instanceof Inet4Address == (this == FOUR);
  }

  boolean has(AddressBlock block) {
    return has(block.base());
  }

  /** The connection layer's element for every protocol. */
  String all() {
    return "all" + suffix;
  }
}
