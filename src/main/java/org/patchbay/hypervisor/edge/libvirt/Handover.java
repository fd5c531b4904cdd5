package org.patchbay.hypervisor.edge.libvirt;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.libvirt.Domain;
import org.libvirt.DomainJobInfo;
import org.libvirt.LibvirtException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.control.Hypervisor.Progress;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.entity.Stamp;

/** A machine's way to another host, as the host that it leaves tells of it. */
final class Handover {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

  private final Host host;
  private final Stamp stamp;

  Handover(Host host, Stamp stamp) {
    this.host = host;
    this.stamp = stamp;
  }

  /** Calls it off, and waits for its end. */
  static void callOff(Host host, Stamp stamp, Duration limit) {
    new Handover(host, stamp).awaitEnd(limit, (done, all) -> false);
  }

  void awaitEnd(Duration limit, Progress progress) {
    long end = System.nanoTime() + limit.toNanos();
    while (look(progress)) {
      if (System.nanoTime() > end) {
        throw Fault.of(FaultCode.HOST_TIMEOUT, Uris.label(host.address().uri()), limit.toSeconds());
      }
      pause();
    }
  }

  /** Tells how far it is, and calls it off when that is wished; true while it is under way. */
  boolean look(Progress progress) {
    Optional<DomainJobInfo> job = host.line().call(this::job);
    boolean goesOn = job.map(info -> told(info, progress)).orElse(true);
    if (!goesOn) {
      host.run(this::abort);
    }
    return job.isPresent();
  }

  /** A move is about memory, a copy about a disk. */
  private static boolean told(DomainJobInfo info, Progress progress) {
    return info.getMemTotal() > 0
        ? progress.told(info.getMemProcessed(), info.getMemTotal())
        : progress.told(info.getFileProcessed(), Math.max(1, info.getFileTotal()));
  }

  private Optional<DomainJobInfo> job(Session session) throws LibvirtException {
    Optional<Domain> domain = session.domain(stamp.machine());
    return domain.isPresent() && domain.get().isActive() == 1
        ? Optional.of(domain.get().getJobInfo()).filter(info -> info.getType() != 0)
        : Optional.empty();
  }

  private void abort(Session session) throws LibvirtException {
    if (job(session).isPresent()) {
      Domain domain = Machines.ours(session.domain(stamp.machine()).orElseThrow(), stamp);
      try {
        domain.abortJob();
      } catch (LibvirtException e) {
        // It may have ended by itself in the meantime.
        if (Session.lost(e) || job(session).isPresent()) {
          throw e;
        }
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.because(e, FaultCode.INTERNAL);
    }
  }
}
