package org.patchbay.hypervisor.edge.libvirt.document;

import java.net.InetAddress;
import java.util.List;

/** The rules about who a machine says it is, and about what only routers and servers may say. */
final class NeighbourLayer {
  /** Router solicitation, neighbour solicitation and advertisement, listener reports. */
  private static final List<Integer> NEIGHBOURLY = List.of(133, 135, 136, 143);

  /** Router advertisement and redirect: from a guest they would move its neighbours' traffic. */
  private static final List<Integer> ROUTERS = List.of(134, 137);

  private static final int[] SERVES_FOUR = {67, 68};
  private static final int[] SERVES_SIX = {547, 546};

  private final FilterRules rules;
  private final IpFamily family;
  private final String mac;

  NeighbourLayer(FilterRules rules, IpFamily family, String mac) {
    this.rules = rules;
    this.family = family;
    this.mac = mac;
  }

  void write(List<InetAddress> addresses) {
    switch (family) {
      case FOUR -> {
        askForNeighbours(addresses);
        handOutNothing(SERVES_FOUR);
      }
      case SIX -> {
        beNeighbour();
        handOutNothing(SERVES_SIX);
      }
    }
  }

  private void handOutNothing(int[] ports) {
    rules.drop(
        "out",
        FilterRules.ADDRESSES,
        family.element,
        "protocol",
        "udp",
        "srcportstart",
        ports[0],
        "dstportstart",
        ports[1]);
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
    for (int type : ROUTERS) {
      rules.drop(
          "out", FilterRules.ADDRESSES, family.element, "protocol", family.control, "type", type);
    }
    rules.accept("in", FilterRules.ADDRESSES, family.element, "protocol", family.control);
  }
}
