package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.container.entity.Difference;
import org.patchbay.container.entity.Difference.Kind;
import org.patchbay.fault.entity.Fault;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.SeenPlug;

/** What hosts have in force around a container that runs, against what is wanted there. */
@ApplicationScoped
public class InForce {
  @Inject MachineSpecs specs;
  @Inject Hypervisors hypervisors;

  /**
   * What differs; nothing is changed. It waits for the host, so not in a transaction.
   *
   * @throws Fault of the host
   */
  public List<Difference> differences(UUID container) {
    ContainerView view = specs.view(container);
    Hypervisor door = hypervisors.of(view.host());
    List<Difference> found = new ArrayList<>();
    MachineSighting sight = door.look(view.host(), view.spec());
    if (!sight.guarded()) {
      found.add(new Difference(Kind.GUARD, "", "", ""));
    }
    if (!sight.plugged()) {
      found.add(new Difference(Kind.INTERFACES, "", "", ""));
    }
    if (!sight.networks()) {
      found.add(new Difference(Kind.NETWORK, "", "", ""));
    }
    places(view.host(), view.spec(), door, found);
    return found;
  }

  /** One that is not plugged in at all was told of already. */
  private static void places(
      HostAddress host, MachineSpec spec, Hypervisor door, List<Difference> found) {
    List<SeenPlug> plugs = door.plugs(host, spec.stamp());
    for (NicSpec nic : spec.nics()) {
      if (nic instanceof NicSpec.Private plug) {
        SeenPlug wanted = SeenPlug.wanted(host, plug);
        Optional<SeenPlug> seen =
            plugs.stream().filter(one -> one.mac().equals(nic.mac())).findFirst();
        seen.filter(there -> !there.equals(wanted))
            .ifPresent(
                there ->
                    found.add(new Difference(Kind.PLACE, nic.mac(), words(wanted), words(there))));
      }
    }
  }

  private static String words(SeenPlug plug) {
    String tags =
        String.join(",", plug.tags().stream().sorted().map(tag -> "VLAN " + tag).toList());
    return (plug.network() + " " + plug.bridge() + " " + tags).strip();
  }
}
