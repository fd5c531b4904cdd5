package org.patchbay.hypervisor.edge.libvirt.document;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.patchbay.hypervisor.entity.OpenPort;

/** The rules that look at single frames: who may say what to whom. */
final class BridgeLayer {
  private static final int NTP = 123;
  private static final int DNS = 53;
  private static final int FIRST_FREE = 1024;
  private static final int LAST = 65535;

  /** Neighbour solicitation, advertisement, router solicitation, listener reports. */
  private static final List<Integer> NEIGHBOURLY = List.of(133, 135, 136, 143);

  private final FilterRules rules;
  private final IpFamily family;
  private final String mac;

  BridgeLayer(FilterRules rules, IpFamily family, String mac) {
    this.rules = rules;
    this.family = family;
    this.mac = mac;
  }

  void write(List<InetAddress> addresses, ClosedPorts closed) {
    switch (family) {
      case FOUR -> askForNeighbours(addresses);
      case SIX -> beNeighbour();
    }
    for (InetAddress address : addresses) {
      rules.accept("out", FilterRules.PORTS, family.element, "srcipaddr", address.getHostAddress());
    }
    ports(closed);
    for (InetAddress address : addresses) {
      arriving(address.getHostAddress());
    }
    rules.drop("inout", FilterRules.BRIDGE_REST, "mac", "protocolid", family.frame);
  }

  private void ports(ClosedPorts closed) {
    // The two services whose answers may not arrive at an ephemeral port.
    answers(NTP, NTP, NTP);
    answers(DNS, FIRST_FREE, LAST);
    for (OpenPort range : closed.ranges()) {
      rules.drop(
          "in",
          FilterRules.PORTS,
          family.element,
          "protocol",
          range.protocol().name().toLowerCase(Locale.ROOT),
          "dstportstart",
          range.first(),
          "dstportend",
          range.last());
    }
  }

  private void answers(int from, int first, int last) {
    rules.accept(
        "in",
        FilterRules.PORTS - 1,
        family.element,
        "protocol",
        "udp",
        "srcportstart",
        from,
        "dstportstart",
        first,
        "dstportend",
        last);
  }

  private void arriving(String address) {
    for (String protocol : List.of("tcp", "udp", family.control)) {
      rules.accept(
          "in", FilterRules.PORTS + 1, family.element, "dstipaddr", address, "protocol", protocol);
    }
  }

  private void askForNeighbours(List<InetAddress> addresses) {
    for (InetAddress address : addresses) {
      arp(address.getHostAddress());
    }
    // Asking whether an address is taken, before it is used.
    arp("0.0.0.0");
    rules.accept("in", FilterRules.ADDRESSES, "mac", "protocolid", "arp");
    rules.drop("out", FilterRules.ADDRESSES + 1, "mac", "protocolid", "arp");
  }

  private void arp(String from) {
    rules.accept("out", FilterRules.ADDRESSES, "arp", "arpsrcmacaddr", mac, "arpsrcipaddr", from);
  }

  private void beNeighbour() {
    for (int type : NEIGHBOURLY) {
      for (String from : List.of("::", "fe80::")) {
        rules.accept(
            "out",
            FilterRules.ADDRESSES,
            family.element,
            "srcipaddr",
            from,
            "srcipmask",
            from.equals("::") ? 128 : 10,
            "protocol",
            family.control,
            "type",
            type);
      }
    }
    // Router advertisements from a guest would move its neighbours' traffic.
    rules.drop(
        "out", FilterRules.ADDRESSES, family.element, "protocol", family.control, "type", 134);
    rules.accept("in", FilterRules.ADDRESSES, family.element, "protocol", family.control);
  }
}
