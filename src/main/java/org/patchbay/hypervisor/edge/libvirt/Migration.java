package org.patchbay.hypervisor.edge.libvirt;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.TypedParameter;
import org.libvirt.TypedStringParameter;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.control.Hypervisor.Progress;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.MachineDocument;
import org.patchbay.hypervisor.edge.libvirt.document.MovedDocument;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.MachineType;

/**
 * Takes a machine that runs from one host to another. The hosts do it between themselves: should
 * the portal end meanwhile, it goes on, and the next one waits for it here.
 */
final class Migration {
  /**
   * LIVE, PEER2PEER, PERSIST_DEST, AUTO_CONVERGE (libvirt.org/html/libvirt-libvirt-domain.html).
   */
  private static final int FLAGS = 1 | 2 | 8 | 1 << 13;

  /** Through the connection between the two daemons, which is encrypted when theirs is. */
  private static final int TUNNELLED = 4;

  /**
   * libvirt knows a shared file system by its kind alone, and refuses all that it does not know.
   * That both hosts have the pool was seen by its mark, and its disks are open without the hosts'
   * caches.
   */
  private static final int UNSAFE = 1 << 9;

  /** SECURE and MIGRATABLE: all that the other host needs to know. */
  private static final int FOR_ANOTHER_HOST = 1 | 8;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Host from;
  private final Host to;
  private final String uri;
  private final MachineSpec spec;
  private final boolean keepsLog;
  private final Duration limit;
  private final Handover handover;

  /**
   * @param uri of the other host, as this one reaches it
   * @param keepsLog consoles are written to a volume of the host's own pool
   * @param limit how long it may take
   */
  Migration(Host from, Host to, String uri, MachineSpec spec, boolean keepsLog, Duration limit) {
    this.from = from;
    this.to = to;
    this.uri = uri;
    this.spec = spec;
    this.keepsLog = keepsLog;
    this.limit = limit;
    this.handover = new Handover(from, spec.stamp());
  }

  void go(Progress progress) {
    // One that somebody began before us may still be under way.
    handover.awaitEnd(limit, progress);
    if (!arrived()) {
      clearTarget();
      Optional<String> log = prepareTarget();
      send(log, progress);
    }
    from.stamps().forget(machine());
    to.stamps().forget(machine());
  }

  private UUID machine() {
    return spec.stamp().machine();
  }

  /** On here no more, and there it is. */
  private boolean arrived() {
    MachineState here = state(from);
    MachineState there = state(to);
    boolean on = there == MachineState.RUNNING || there == MachineState.STOPPING;
    if (on && here == MachineState.RUNNING) {
      throw Fault.of(FaultCode.HYPERVISOR_REFUSED, "the machine runs on both hosts");
    }
    return on;
  }

  private MachineState state(Host host) {
    return host.line().call(session -> Machines.state(session, machine()));
  }

  /** What waits there for a machine that is not on its way any more never ran. */
  private void clearTarget() {
    to.run(
        session -> {
          if (Machines.state(session, machine()) == MachineState.PAUSED) {
            Machines.cut(Machines.ours(session.domain(machine()).orElseThrow(), spec.stamp()));
          }
        });
  }

  private Optional<String> prepareTarget() {
    return to.line()
        .call(
            session -> {
              Guards.write(session, spec);
              return ConsoleLogs.at(session, to, machine(), keepsLog);
            });
  }

  private String definition(Optional<String> log) {
    return to.line()
        .call(
            session ->
                MachineDocument.of(
                    spec, type(session), Volumes.path(session, spec.disk().backing()), log));
  }

  private MachineType type(Session session) throws LibvirtException {
    return to.type(session);
  }

  /** On a thread of its own, while this one listens and tells. */
  private void send(Optional<String> log, Progress progress) {
    String definition = definition(log);
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(
            () -> from.run(limit, session -> send(session, log, definition)), Migration::onItsOwn);
    while (!over(sending)) {
      handover.look(progress);
    }
  }

  private static void onItsOwn(Runnable work) {
    Thread thread = new Thread(work, "migration");
    thread.setDaemon(true);
    thread.start();
  }

  private static boolean over(CompletableFuture<Void> sending) {
    try {
      sending.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.because(e, FaultCode.INTERNAL);
    } catch (ExecutionException | CompletionException e) {
      throw e.getCause() instanceof Fault fault ? fault : Fault.because(e, FaultCode.INTERNAL);
    }
  }

  private void send(Session session, Optional<String> log, String definition)
      throws LibvirtException {
    Domain domain = Machines.ours(session.domain(machine()).orElseThrow(), spec.stamp());
    String moved = MovedDocument.of(domain.getXMLDesc(FOR_ANOTHER_HOST), log);
    TypedParameter[] parameters = {
      new TypedStringParameter("destination_xml", moved),
      new TypedStringParameter("persistent_xml", definition)
    };
    domain.migrateToURI(uri, parameters, FLAGS | TUNNELLED | UNSAFE);
  }
}
