package org.patchbay.hypervisor.edge.libvirt;

import java.time.Instant;
import java.util.Optional;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.NetworkDocument;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.Stamp;

/** One machine and what belongs to it, looked at closely. */
final class Look {
  private Look() {}

  static MachineSighting at(
      Session session, HostAddress host, MachineSpec spec, MachineType type, Instant now)
      throws LibvirtException {
    Stamp wanted = spec.stamp();
    Optional<Domain> domain = session.domain(wanted.machine());
    Optional<Stamp> stamp =
        domain.isPresent() ? Stamps.read(domain.get(), wanted.machine()) : Optional.empty();
    boolean ours = stamp.filter(found -> found.tenant().equals(wanted.tenant())).isPresent();
    MachineState state =
        domain.isPresent() ? Machines.state(session, wanted.machine()) : MachineState.ABSENT;
    return new MachineSighting(
        now,
        state,
        domain.isEmpty() || ours,
        stamp.filter(wanted::equals).isPresent() && startsAsIs(domain, state, spec, type),
        Volumes.isComplete(session, spec.disk().volume()),
        Volumes.isComplete(session, spec.seed()),
        Volumes.isComplete(session, spec.disk().backing()),
        networksStand(session, host, spec),
        domain.isPresent()
            ? Optional.of(Sizes.of(session, domain.get(), spec.disk().volume()))
            : Optional.empty(),
        spec.data().isEmpty() || Volumes.isComplete(session, spec.data().get().volume()),
        domain.isEmpty() || type == MachineType.TEST || Guards.stand(session, spec),
        state != MachineState.RUNNING || plugged(domain.get(), spec, type));
  }

  /** One that is off has the cards that are specified, whoever edited its definition. */
  private static boolean startsAsIs(
      Optional<Domain> domain, MachineState state, MachineSpec spec, MachineType type)
      throws LibvirtException {
    boolean off = state == MachineState.OFF || state == MachineState.CRASHED;
    return domain.isEmpty()
        || !off
        || type == MachineType.TEST
        || Plugging.isAs(domain.get(), spec);
  }

  /** The test driver's machines can't be plugged in otherwise while they run. */
  private static boolean plugged(Domain domain, MachineSpec spec, MachineType type)
      throws LibvirtException {
    return type == MachineType.TEST || Plugging.isAs(domain, spec);
  }

  /** One that somebody gave another bridge or tag would bring the machine among others. */
  private static boolean networksStand(Session session, HostAddress host, MachineSpec spec)
      throws LibvirtException {
    for (NicSpec nic : spec.nics()) {
      NetworkDocument wanted =
          nic instanceof NicSpec.Private plug
              ? NetworkDocument.of(host, plug.segment())
              : NetworkDocument.of(((NicSpec.Public) nic).network());
      if (!Networks.stands(session, wanted)) {
        return false;
      }
    }
    return true;
  }
}
