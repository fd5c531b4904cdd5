package org.patchbay.hypervisor.edge.libvirt;

import com.sun.jna.Pointer;
import java.util.UUID;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.libvirt.connection.Calls;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.Stamp;

/** Starts and stops machines of ours, and asks whether their guests are awake. */
final class Power {
  /**
   * By the power button. Asking the guest agent would hold the call, and the machine, until the
   * guest is down.
   */
  private static final int BUTTON = 1;

  private static final String PING = "{\"execute\":\"guest-ping\"}";
  private static final int PING_SECONDS = 2;

  private Power() {}

  static void act(Session session, Stamp stamp, PowerAction action, MachineType type)
      throws LibvirtException {
    Domain domain =
        Machines.ours(
            session
                .domain(stamp.machine())
                .orElseThrow(() -> Fault.notFound("machine", stamp.machine())),
            stamp);
    MachineState state = Machines.state(session, stamp.machine());
    boolean off = state == MachineState.OFF || state == MachineState.CRASHED;
    switch (action) {
      case START -> start(domain, state, off);
      case STOP -> {
        if (!off) {
          stop(session, domain, type);
        }
      }
      case CUT -> {
        if (!off) {
          Machines.cut(domain);
        }
      }
      case REBOOT -> reboot(domain, off, type);
    }
  }

  private static void start(Domain domain, MachineState state, boolean off)
      throws LibvirtException {
    if (state == MachineState.PAUSED) {
      domain.resume();
    } else if (off) {
      create(domain);
    }
  }

  private static void create(Domain domain) throws LibvirtException {
    try {
      domain.create();
    } catch (LibvirtException e) {
      // Somebody else may have been faster.
      if (Session.lost(e) || domain.isActive() == 0) {
        throw e;
      }
    }
  }

  private static void stop(Session session, Domain domain, MachineType type)
      throws LibvirtException {
    if (type == MachineType.TEST) {
      domain.shutdown();
      return;
    }
    Pointer pointer = session.domainPointer(UUID.fromString(domain.getUUIDString())).orElseThrow();
    Session.checked(Calls.LIBVIRT.virDomainShutdownFlags(pointer, BUTTON));
  }

  private static void reboot(Domain domain, boolean off, MachineType type) throws LibvirtException {
    if (off) {
      throw Fault.of(FaultCode.HYPERVISOR_REFUSED, "the machine is off");
    }
    domain.reboot(type == MachineType.TEST ? 0 : BUTTON);
  }

  /** True when the guest agent answers; on the test driver a machine that runs is awake. */
  static boolean awake(Session session, Stamp stamp, MachineType type) throws LibvirtException {
    if (Machines.state(session, stamp.machine()) != MachineState.RUNNING) {
      return false;
    }
    var domain = session.domain(stamp.machine());
    return domain.isPresent()
        && Stamps.read(domain.get(), stamp.machine()).isPresent()
        && (type == MachineType.TEST || answers(domain.get()));
  }

  private static boolean answers(Domain domain) throws LibvirtException {
    try {
      domain.qemuAgentCommand(PING, PING_SECONDS, 0);
      return true;
    } catch (LibvirtException e) {
      if (Session.lost(e)) {
        throw e;
      }
      return false;
    }
  }
}
