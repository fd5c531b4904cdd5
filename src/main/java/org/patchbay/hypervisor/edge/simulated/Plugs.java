package org.patchbay.hypervisor.edge.simulated;

import java.util.Set;
import java.util.stream.Collectors;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;

/** The networks that a machine's interfaces name. */
final class Plugs {
  private Plugs() {}

  static Set<String> of(MachineSpec spec) {
    return spec.nics().stream().map(Plugs::network).collect(Collectors.toSet());
  }

  private static String network(NicSpec nic) {
    return nic instanceof NicSpec.Private plug
        ? plug.segment().networkName()
        : ((NicSpec.Public) nic).network().networkName();
  }
}
