package org.patchbay.hypervisor.edge.libvirt.document;

import java.util.List;
import org.patchbay.hypervisor.entity.OpenPort;

/** The rules that know connections: in comes what is open, and the answers to what went out. */
final class ConnectionLayer {
  private ConnectionLayer() {}

  static void write(FilterRules rules, IpFamily family, List<OpenPort> open) {
    for (OpenPort range : open) {
      rules.accept(
          "in",
          FilterRules.OPEN,
          family.above(range.protocol()),
          "dstportstart",
          range.first(),
          "dstportend",
          range.last());
    }
    rules.accept("inout", FilterRules.OPEN, family.control);
    rules.accept("out", FilterRules.ANSWERS, family.all());
    rules.drop("inout", FilterRules.REST, family.all());
  }
}
