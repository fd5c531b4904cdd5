package org.patchbay.hypervisor.edge.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.patchbay.hypervisor.edge.libvirt.document.CardDocument;
import org.patchbay.hypervisor.edge.libvirt.document.FilterDocument;
import org.patchbay.hypervisor.edge.libvirt.document.FilterSense;
import org.patchbay.hypervisor.edge.libvirt.document.NetworkDocument;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;

/** What a machine needs for its traffic, as libvirt tells it where nobody touched it. */
final class Untouched {
  private Untouched() {}

  static List<Fixture> of(HostAddress host, MachineSpec spec) {
    List<Fixture> all = new ArrayList<>();
    for (NicSpec nic : spec.nics()) {
      all.add(NetworkDocument.of(host, nic).untouched());
      if (!isTest(host)) {
        all.add(CardDocument.untouched(host, spec.stamp().machine(), nic));
        guard(spec.stamp().machine(), nic, all);
      }
    }
    return List.copyOf(all);
  }

  private static void guard(UUID machine, NicSpec nic, List<Fixture> all) {
    if (nic instanceof NicSpec.Public plug) {
      String name = FilterDocument.name(machine, nic.mac());
      Set<String> rules = Set.copyOf(FilterSense.of(FilterDocument.of(machine, plug)).rules());
      all.add(Fixture.guard(name, machine, rules));
    }
  }

  /** The test driver has neither guards nor cards that can be told apart. */
  private static boolean isTest(HostAddress host) {
    return String.valueOf(host.uri().getScheme()).startsWith("test");
  }
}
