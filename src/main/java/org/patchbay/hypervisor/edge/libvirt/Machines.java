package org.patchbay.hypervisor.edge.libvirt;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.Stamp;

/** Machines of ours on a host. Whatever changes one looks at its stamp first. */
final class Machines {
  /** Undefine with a saved state, snapshots and firmware variables. */
  private static final int ALL_OF_IT = 1 | 2 | 4;

  private static final String PING = "{\"execute\":\"guest-ping\"}";
  private static final int PING_SECONDS = 2;

  private Machines() {}

  static MachineSighting look(Link link, MachineSpec spec, Instant now) throws LibvirtException {
    Optional<Domain> domain = find(link, spec.stamp().machine());
    Optional<Stamp> stamp = domain.isPresent() ? Sightings.stamp(domain.get()) : Optional.empty();
    MachineState state = domain.isPresent() ? state(domain.get()) : MachineState.ABSENT;
    if (domain.isPresent()) {
      domain.get().free();
    }
    return new MachineSighting(
        now,
        state,
        domain.isEmpty() || stamp.isPresent(),
        stamp.filter(s -> s.specHash().equals(spec.stamp().specHash())).isPresent(),
        Volumes.has(link, spec.disk().volume()),
        Volumes.has(link, spec.seed()),
        Volumes.has(link, spec.disk().backing()),
        networksRun(link, spec));
  }

  private static boolean networksRun(Link link, MachineSpec spec) throws LibvirtException {
    for (NicSpec nic : spec.nics()) {
      if (!Networks.runs(link, name(nic))) {
        return false;
      }
    }
    return true;
  }

  private static String name(NicSpec nic) {
    return nic instanceof NicSpec.Private plug
        ? plug.segment().networkName()
        : ((NicSpec.Public) nic).network().networkName();
  }

  private static MachineState state(Domain domain) throws LibvirtException {
    return Sightings.state(domain.getInfo().state.ordinal());
  }

  static void define(Link link, MachineSpec spec, MachineType type) throws LibvirtException {
    Optional<Domain> there = find(link, spec.stamp().machine());
    if (there.isPresent()) {
      ours(there.get()).free();
    }
    link.domainDefineXML(MachineDocument.of(spec, type)).free();
  }

  static void power(Link link, Stamp stamp, PowerAction action) throws LibvirtException {
    Domain domain =
        find(link, stamp.machine()).orElseThrow(() -> Fault.notFound("machine", stamp.machine()));
    try {
      act(ours(domain), action);
    } finally {
      domain.free();
    }
  }

  private static void act(Domain domain, PowerAction action) throws LibvirtException {
    boolean active = domain.isActive() == 1;
    switch (action) {
      case START -> start(domain, active);
      case STOP -> {
        if (active) {
          domain.shutdown();
        }
      }
      case CUT -> {
        if (active) {
          domain.destroy();
        }
      }
      case REBOOT -> domain.reboot(0);
    }
  }

  private static void start(Domain domain, boolean active) throws LibvirtException {
    if (!active) {
      domain.create();
    } else if (state(domain) == MachineState.PAUSED) {
      domain.resume();
    }
  }

  static void forget(Link link, Stamp stamp) throws LibvirtException {
    Optional<Domain> domain = find(link, stamp.machine());
    if (domain.isEmpty()) {
      return;
    }
    try {
      ours(domain.get());
      if (domain.get().isActive() == 1) {
        domain.get().destroy();
      }
      domain.get().undefine(ALL_OF_IT);
    } finally {
      domain.get().free();
    }
  }

  static boolean agentAnswers(Link link, Stamp stamp) throws LibvirtException {
    Optional<Domain> domain = find(link, stamp.machine());
    if (domain.isEmpty()) {
      return false;
    }
    try {
      ours(domain.get());
      return state(domain.get()) == MachineState.RUNNING && ping(link, domain.get());
    } finally {
      domain.get().free();
    }
  }

  private static boolean ping(Link link, Domain domain) throws LibvirtException {
    if (link.getType().equalsIgnoreCase("test")) {
      // Nothing runs inside a machine of the test driver: running is all it can be.
      return true;
    }
    try {
      domain.qemuAgentCommand(PING, PING_SECONDS, 0);
      return true;
    } catch (LibvirtException e) {
      if (LibvirtFaults.code(e) == FaultCode.HOST_UNREACHABLE) {
        throw e;
      }
      return false;
    }
  }

  private static Domain ours(Domain domain) throws LibvirtException {
    if (Sightings.stamp(domain).isEmpty()) {
      throw Fault.of(FaultCode.NOT_OUR_MACHINE, domain.getName());
    }
    return domain;
  }

  private static Optional<Domain> find(Link link, UUID uuid) throws LibvirtException {
    try {
      return Optional.of(link.domainLookupByUUID(uuid));
    } catch (LibvirtException e) {
      if (LibvirtFaults.absent(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
