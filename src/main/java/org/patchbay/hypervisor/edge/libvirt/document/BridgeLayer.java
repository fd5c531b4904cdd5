package org.patchbay.hypervisor.edge.libvirt.document;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.patchbay.hypervisor.entity.OpenPort;

/** The rules that look at single frames: who may say what to whom. */
final class BridgeLayer {
  private final FilterRules rules;
  private final IpFamily family;
  private final String mac;

  BridgeLayer(FilterRules rules, IpFamily family, String mac) {
    this.rules = rules;
    this.family = family;
    this.mac = mac;
  }

  void write(List<InetAddress> addresses, GuardView guard) {
    new NeighbourLayer(rules, family, mac).write(addresses);
    leaving(addresses, guard);
    new ArrivalLayer(rules, family).write(addresses, guard);
    rules.drop("inout", FilterRules.BRIDGE_REST, "mac", "protocolid", family.frame);
  }

  /**
   * What comes from a port that is open may be an answer and has to pass; all else begins
   * something.
   */
  private void leaving(List<InetAddress> addresses, GuardView guard) {
    List<OpenPort> beginning = ClosedPorts.between(guard.open()).ranges();
    guard
        .barred()
        .forEach(block -> unreached(block.base().getHostAddress(), block.prefix(), beginning));
    guard.outgoing().ifPresent(listed -> limited(addresses, listed, beginning));
    for (InetAddress address : addresses) {
      rules.accept("out", FilterRules.PORTS, family.element, "srcipaddr", address.getHostAddress());
    }
  }

  private void unreached(String base, int prefix, List<OpenPort> beginning) {
    for (OpenPort range : beginning) {
      rules.drop(
          "out",
          FilterRules.BARRED,
          family.element,
          "dstipaddr",
          base,
          "dstipmask",
          prefix,
          "protocol",
          word(range),
          "srcportstart",
          range.first(),
          "srcportend",
          range.last());
    }
    rules.drop(
        "out",
        FilterRules.BARRED,
        family.element,
        "dstipaddr",
        base,
        "dstipmask",
        prefix,
        "protocol",
        family.control);
  }

  private void limited(
      List<InetAddress> addresses, List<GuardView.Passage> listed, List<OpenPort> beginning) {
    for (InetAddress address : addresses) {
      for (GuardView.Passage one : listed) {
        rules.accept(
            "out",
            FilterRules.PORTS - 2,
            family.element,
            FilterRules.peer(
                "out",
                one.peer(),
                "srcipaddr",
                address.getHostAddress(),
                "protocol",
                word(one.range()),
                "dstportstart",
                one.range().first(),
                "dstportend",
                one.range().last()));
      }
    }
    for (OpenPort range : beginning) {
      rules.drop(
          "out",
          FilterRules.PORTS - 1,
          family.element,
          "protocol",
          word(range),
          "srcportstart",
          range.first(),
          "srcportend",
          range.last());
    }
  }

  static String word(OpenPort range) {
    return range.protocol().name().toLowerCase(Locale.ROOT);
  }
}
