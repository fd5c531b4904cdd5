package org.patchbay.hypervisor.edge.libvirt;

import com.sun.jna.ptr.IntByReference;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.libvirt.connection.Calls;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.MachineDocument;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.Stamp;

/** Machines of ours on a host. Whatever changes one reads its stamp first. */
final class Machines {
  /** With a saved state and snapshots; the test driver knows no more. */
  private static final int SAVED = 1 | 2;

  private static final int FIRMWARE = 4;
  private static final int CHECKPOINTS = 16;

  private Machines() {}

  /** With where its console goes, if anywhere. */
  static void define(Session session, MachineSpec spec, MachineType type, Optional<String> log)
      throws LibvirtException {
    Optional<Domain> there = session.domain(spec.stamp().machine());
    if (there.isPresent()) {
      ours(there.get(), spec.stamp());
    }
    String backing = Volumes.path(session, spec.disk().backing());
    if (type != MachineType.TEST) {
      Guards.write(session, spec);
    }
    Domain defined =
        session.connect().domainDefineXML(MachineDocument.of(spec, type, backing, log));
    session.keep(defined, defined::free);
    // Those of a machine that runs are in use for as long as it has the interfaces.
    if (type != MachineType.TEST && (defined.isActive() == 0 || Plugging.isAs(defined, spec))) {
      Guards.keepOnly(session, spec.stamp().machine(), Guards.of(spec));
    }
  }

  static void forget(Session session, Stamp stamp, MachineType type, String pool)
      throws LibvirtException {
    Optional<Domain> there = session.domain(stamp.machine());
    if (there.isPresent()) {
      stop(ours(there.get(), stamp));
    }
    // Before the machine: who is interrupted comes back for as long as there is one.
    if (type != MachineType.TEST) {
      ConsoleLogs.forget(session, pool, stamp.machine());
    }
    if (there.isPresent()) {
      undefine(there.get(), type);
    }
    if (type != MachineType.TEST) {
      Guards.keepOnly(session, stamp.machine(), Set.of());
    }
  }

  private static void stop(Domain domain) throws LibvirtException {
    if (domain.isActive() == 1) {
      cut(domain);
    }
  }

  private static void undefine(Domain domain, MachineType type) throws LibvirtException {
    Session.present(
        () -> {
          domain.undefine(type == MachineType.TEST ? SAVED : SAVED | FIRMWARE | CHECKPOINTS);
          return true;
        });
  }

  static void cut(Domain domain) throws LibvirtException {
    try {
      domain.destroy();
    } catch (LibvirtException e) {
      // It may have stopped by itself in the meantime.
      if (!Session.absent(e) && domain.isActive() == 1) {
        throw e;
      }
    }
  }

  /** The machine's state, {@code ABSENT} when there is none. */
  static MachineState state(Session session, UUID machine) {
    var domain = session.domainPointer(machine);
    if (domain.isEmpty()) {
      return MachineState.ABSENT;
    }
    var state = new IntByReference();
    var reason = new IntByReference();
    Session.checked(Calls.LIBVIRT.virDomainGetState(domain.get(), state, reason, 0));
    return States.of(state.getValue(), reason.getValue());
  }

  /** {@code NOT_OUR_MACHINE} unless it bears this tenant's stamp. */
  static Domain ours(Domain domain, Stamp stamp) throws LibvirtException {
    boolean ours =
        Stamps.read(domain, stamp.machine())
            .filter(found -> found.tenant().equals(stamp.tenant()))
            .isPresent();
    if (!ours) {
      throw Fault.of(FaultCode.NOT_OUR_MACHINE, domain.getName());
    }
    return domain;
  }
}
