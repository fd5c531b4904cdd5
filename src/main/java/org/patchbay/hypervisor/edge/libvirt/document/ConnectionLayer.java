package org.patchbay.hypervisor.edge.libvirt.document;

import java.util.Optional;
import org.patchbay.hypervisor.edge.libvirt.document.GuardView.Passage;
import org.patchbay.hypervisor.entity.AddressBlock;
import org.patchbay.hypervisor.entity.OpenPort;

/** The rules that know connections: in comes what is open, and the answers to what went out. */
final class ConnectionLayer {
  private ConnectionLayer() {}

  static void write(FilterRules rules, IpFamily family, GuardView guard) {
    for (AddressBlock block : guard.barred()) {
      // An answer to one of them is none of these: the portal asks nodes whether they are well.
      rules.drop(
          "out",
          FilterRules.UNREACHED,
          family.all(),
          "dstipaddr",
          block.base().getHostAddress(),
          "dstipmask",
          block.prefix(),
          "state",
          "NEW");
    }
    for (OpenPort range : guard.everybody()) {
      pass(rules, "in", FilterRules.OPEN, family, new Passage(range, Optional.empty()));
    }
    guard.some().forEach(some -> pass(rules, "in", FilterRules.OPEN, family, some));
    rules.accept("inout", FilterRules.OPEN, family.control);
    guard
        .outgoing()
        .ifPresentOrElse(
            all -> all.forEach(one -> pass(rules, "out", FilterRules.ANSWERS, family, one)),
            () -> rules.accept("out", FilterRules.ANSWERS, family.all()));
    rules.drop("inout", FilterRules.REST, family.all());
  }

  private static void pass(
      FilterRules rules, String direction, int priority, IpFamily family, Passage passage) {
    OpenPort range = passage.range();
    rules.accept(
        direction,
        priority,
        family.above(range.protocol()),
        FilterRules.peer(
            direction, passage.peer(), "dstportstart", range.first(), "dstportend", range.last()));
  }
}
