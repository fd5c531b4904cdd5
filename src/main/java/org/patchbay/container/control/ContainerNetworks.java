package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.NicSpec;

/** The networks a container is plugged into, made on its host and given back there. */
@ApplicationScoped
public class ContainerNetworks {
  @Inject Hypervisors hypervisors;

  void join(ContainerView view) {
    Hypervisor door = hypervisors.of(view.host());
    view.spec().nics().forEach(nic -> join(door, view.host(), nic));
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
