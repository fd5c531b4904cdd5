package org.patchbay.hypervisor.edge.simulated;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;

/** The networks that a machine's interfaces name. */
final class Plugs {
  private Plugs() {}

  static Set<String> of(MachineSpec spec) {
    return spec.nics().stream().map(Plugs::network).collect(Collectors.toSet());
  }

  /** A fingerprint of what guards its public interfaces. */
  static String guard(MachineSpec spec) {
    String plugs =
        spec.nics().stream()
            .filter(NicSpec.Public.class::isInstance)
            .map(NicSpec::toString)
            .collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(plugs.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String network(NicSpec nic) {
    return nic instanceof NicSpec.Private plug
        ? plug.segment().networkName()
        : ((NicSpec.Public) nic).network().networkName();
  }
}
