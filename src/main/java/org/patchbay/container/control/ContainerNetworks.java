package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.patchbay.container.entity.lost.Leftover;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.network.control.PublicNetworks;

/** The networks a container is plugged into, made on its host and given back there. */
@ApplicationScoped
public class ContainerNetworks {
  @Inject Hypervisors hypervisors;
  @Inject PublicNetworks networks;

  void join(ContainerView view) {
    Hypervisor door = hypervisors.of(view.host());
    view.spec().nics().forEach(nic -> join(door, view.host(), nic));
  }

  /** Only the one of that name. */
  void join(Hypervisor door, HostAddress host, String name, List<NicSpec> nics) {
    nics.stream()
        .filter(nic -> name.equals(PuttingBack.nameOf(nic)))
        .forEach(nic -> join(door, host, nic));
  }

  private static void join(Hypervisor door, HostAddress host, NicSpec nic) {
    if (nic instanceof NicSpec.Private plug) {
      door.joinSegment(host, plug.segment());
    } else if (nic instanceof NicSpec.Public plug) {
      door.joinPublic(host, plug.network());
    }
  }

  /**
   * Gives back what nobody else there needs. Should another container be just about to plug in, its
   * next turn finds the network missing and makes it again.
   */
  void leave(ContainerView view) {
    Hypervisor door = hypervisors.of(view.host());
    view.spec().nics().forEach(nic -> unlessUsed(() -> leave(door, view.host(), nic)));
  }

  /** The same for what may be of a container that is not there any more. */
  void leave(HostAddress host, Leftover.Plugs plugs) {
    Hypervisor door = hypervisors.of(host);
    plugs.segments().forEach(id -> unlessUsed(() -> door.leaveSegment(host, new SegmentSpec(id))));
    plugs
        .networks()
        .forEach(id -> unlessUsed(() -> door.leavePublic(host, networks.get(id).spec())));
  }

  private static void leave(Hypervisor door, HostAddress host, NicSpec nic) {
    if (nic instanceof NicSpec.Private plug) {
      door.leaveSegment(host, plug.segment());
    } else if (nic instanceof NicSpec.Public plug) {
      door.leavePublic(host, plug.network());
    }
  }

  private static void unlessUsed(Runnable leaving) {
    try {
      leaving.run();
    } catch (Fault fault) {
      if (fault.code() != FaultCode.STILL_IN_USE) {
        throw fault;
      }
    }
  }
}
