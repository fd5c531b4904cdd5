package org.patchbay.hypervisor.edge.libvirt;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.libvirt.Domain;
import org.libvirt.DomainJobStats;
import org.libvirt.LibvirtException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.control.Hypervisor.Progress;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.BackupDocument;
import org.patchbay.hypervisor.edge.libvirt.document.VolumeDocument;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.VolumeRef;

/**
 * Copies the data disk of a machine that runs, as it is at one moment, while its guest goes on: the
 * machine itself writes what is there before it is overwritten (libvirt.org/formatbackup.html).
 */
final class Backup {
  /** Making the volume, and freezing what a guest has still to write. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final int INTO_OURS = 1;
  private static final int OF_THE_LAST = 1;
  private static final int SUCCEEDED = 3;

  private final Host host;
  private final MachineSpec spec;
  private final VolumeRef copy;
  private final Duration limit;

  /**
   * @param limit how long it may take
   */
  Backup(Host host, MachineSpec spec, VolumeRef copy, Duration limit) {
    this.host = host;
    this.spec = spec;
    this.copy = copy;
    this.limit = limit;
  }

  /**
   * Calls off what is under way, and has a guest go on that was left frozen by who died between
   * freezing it and beginning.
   */
  static void letGo(Host host, Stamp stamp, Duration limit) {
    Handover.callOff(host, stamp, limit);
    thaw(host, stamp);
  }

  private static void thaw(Host host, Stamp stamp) {
    host.run(
        LONG,
        session -> {
          Optional<Agent> agent = Agent.of(session, stamp, host.type(session));
          if (agent.isPresent()) {
            agent.get().thaw();
          }
        });
  }

  void go(Progress progress) {
    if (host.line().call(session -> Volumes.isComplete(session, copy))) {
      return;
    }
    if (!progress.told(0, 1)) {
      throw Fault.of(FaultCode.HYPERVISOR_REFUSED, "the copy of the disk was called off");
    }
    // One that somebody began before us copies into what is thrown away now.
    Handover.callOff(host, spec.stamp(), limit);
    host.run(LONG, this::prepare);
    host.run(LONG, this::begin);
    new Handover(host, spec.stamp()).awaitEnd(limit, progress);
    // A guest that took longer to freeze than anybody waits was not there yet when it was thawed.
    thaw(host, spec.stamp());
    host.run(this::finish);
  }

  private VolumeRef disk() {
    return spec.data().orElseThrow().volume();
  }

  private void prepare(Session session) throws LibvirtException {
    if (Machines.state(session, spec.stamp().machine()) != MachineState.RUNNING) {
      throw Fault.of(FaultCode.HYPERVISOR_REFUSED, "the machine does not run");
    }
    long bytes =
        Volumes.capacity(session, disk())
            .orElseThrow(() -> Fault.of(FaultCode.IMAGE_MISSING, disk().name()));
    Volumes.forget(session, copy);
    Volumes.create(
        session,
        Pools.running(session, copy.pool()),
        VolumeDocument.blank(copy.name(), bytes >> Volumes.BYTES_OF_GIB));
  }

  /** What is on the way to the disk is on it before, where the guest's agent sees to that. */
  private void begin(Session session) throws LibvirtException {
    Domain domain = domain(session);
    Optional<Agent> agent = Agent.of(session, spec.stamp(), host.type(session));
    String document = BackupDocument.of(Volumes.path(session, copy));
    try {
      if (agent.isPresent()) {
        agent.get().freeze();
      }
      domain.backupBegin(document, null, INTO_OURS);
    } finally {
      if (agent.isPresent()) {
        agent.get().thaw();
      }
    }
  }

  private Domain domain(Session session) throws LibvirtException {
    return Machines.ours(
        session
            .domain(spec.stamp().machine())
            .orElseThrow(() -> Fault.notFound("machine", spec.stamp().machine())),
        spec.stamp());
  }

  /** Half a copy looks whole: it counts once the host has said that it is. */
  private void finish(Session session) throws LibvirtException {
    DomainJobStats last = domain(session).getJobStats(OF_THE_LAST);
    if (last.type != SUCCEEDED) {
      throw failed(last);
    }
    Volumes.markComplete(session, copy);
  }

  private Fault failed(DomainJobStats last) {
    String words =
        Arrays.stream(last.stats)
            .filter(one -> one.field.equals("errmsg"))
            .map(Object::toString)
            .findFirst()
            .orElse("the copy of the disk ended before it was whole");
    FaultCode code =
        words.contains("No space left") ? FaultCode.POOL_FULL : FaultCode.HYPERVISOR_REFUSED;
    return Fault.of(code, Uris.label(host.address().uri()), words);
  }
}
