package org.patchbay.hypervisor.edge.libvirt.document;

import java.net.InetAddress;
import java.util.List;
import org.patchbay.hypervisor.edge.libvirt.document.GuardView.Passage;
import org.patchbay.hypervisor.entity.OpenPort;

/** The rules that look at single frames on their way in. */
final class ArrivalLayer {
  private static final int NTP = 123;
  private static final int DNS = 53;
  private static final int FIRST_FREE = 1024;
  private static final int LAST = 65535;

  private final FilterRules rules;
  private final IpFamily family;

  ArrivalLayer(FilterRules rules, IpFamily family) {
    this.rules = rules;
    this.family = family;
  }

  void write(List<InetAddress> addresses, GuardView guard) {
    // The two services whose answers may not arrive at an ephemeral port.
    answers(NTP, NTP, NTP);
    answers(DNS, FIRST_FREE, LAST);
    for (InetAddress address : addresses) {
      guard.some().forEach(some -> known(address.getHostAddress(), some));
    }
    ClosedPorts.besides(guard.everybody()).ranges().forEach(this::closed);
    for (InetAddress address : addresses) {
      arriving(address.getHostAddress());
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

  private void known(String address, Passage some) {
    rules.accept(
        "in",
        FilterRules.PORTS - 1,
        family.element,
        FilterRules.peer(
            "in",
            some.peer(),
            "dstipaddr",
            address,
            "protocol",
            BridgeLayer.word(some.range()),
            "dstportstart",
            some.range().first(),
            "dstportend",
            some.range().last()));
  }

  private void closed(OpenPort range) {
    rules.drop(
        "in",
        FilterRules.PORTS,
        family.element,
        "protocol",
        BridgeLayer.word(range),
        "dstportstart",
        range.first(),
        "dstportend",
        range.last());
  }

  private void arriving(String address) {
    for (String protocol : List.of("tcp", "udp", family.control)) {
      rules.accept(
          "in", FilterRules.PORTS + 1, family.element, "dstipaddr", address, "protocol", protocol);
    }
  }
}
