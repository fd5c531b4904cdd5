package org.patchbay.hypervisor.edge.libvirt.connection;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.libvirt.LibvirtException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/**
 * The line to one host: one long-lived connection, a few callers at a time, a time limit on every
 * call. What hangs, hangs on threads of this host alone.
 */
public final class HostLine {
  /** Connections that may be given up with calls stuck inside before the host is refused. */
  private static final int MOST_ABANDONED = 3;

  private final String host;
  private final String uri;
  private final Pace pace;
  private final Dial dial;
  private final Workers workers;
  private final Consumer<UUID> listener;
  private final AtomicInteger abandoned = new AtomicInteger();
  private final Set<UUID> stuck = ConcurrentHashMap.newKeySet();

  /**
   * A line that is not yet used.
   *
   * @param host what faults call it
   * @param uri complete, with our parameters
   * @param listener hears of machines by their uuid, and of a lost connection by null
   */
  public HostLine(String host, String uri, Pace pace, Consumer<UUID> listener) {
    this.host = host;
    this.uri = uri;
    this.pace = pace;
    this.listener = listener;
    this.dial = new Dial(host, pace, this::open);
    this.workers = new Workers(host, pace.callsAtOnce() * (1 + MOST_ABANDONED));
  }

  /** Work with a connection. */
  @FunctionalInterface
  public interface Work<T> {
    T with(Session session) throws LibvirtException;
  }

  /** Does the work in the usual time. */
  public <T> T call(Work<T> work) {
    return call(pace.call(), work);
  }

  /** Does the work within the limit, or throws what went wrong in our words. */
  public <T> T call(Duration limit, Work<T> work) {
    return new Call<>(this, link(), work, Call.Lateness.UNHEARD).within(limit);
  }

  /**
   * Does work that waits for the machine itself. A machine that hangs would swallow one place after
   * the other, so while one such call is stuck the next is refused at once.
   */
  public <T> T callInto(UUID machine, Work<T> work) {
    if (stuck.contains(machine)) {
      throw late(Duration.ZERO, null);
    }
    return new Call<>(this, link(), work, new Stuck(machine)).within(pace.call());
  }

  private final class Stuck implements Call.Lateness {
    private final UUID machine;

    Stuck(UUID machine) {
      this.machine = machine;
    }

    @Override
    public void late() {
      stuck.add(machine);
    }

    @Override
    public void back() {
      stuck.remove(machine);
    }
  }

  private Link link() {
    if (abandoned.get() > MOST_ABANDONED) {
      throw late(pace.call(), null);
    }
    return dial.link();
  }

  private Link open() {
    try {
      Knock.at(URI.create(uri));
      return Link.open(uri, pace, new Links());
    } catch (IOException | LibvirtException | CallFailed e) {
      throw LibvirtFaults.opening(e, host);
    }
  }

  private final class Links implements Link.Owner {
    @Override
    public void heard(UUID machine) {
      listener.accept(machine);
    }

    @Override
    public void lost(Link link) {
      dial.drop(link);
      heard(null);
    }

    @Override
    public void retired() {
      abandoned.incrementAndGet();
    }

    @Override
    public void closed() {
      abandoned.decrementAndGet();
    }
  }

  Workers workers() {
    return workers;
  }

  void drop(Link link) {
    dial.drop(link);
  }

  /** What an error inside a call means; a connection that is gone is dropped. */
  Fault fault(Throwable cause, Link link) {
    if (cause instanceof Fault fault) {
      return fault;
    }
    if (!(cause instanceof LibvirtException) && !(cause instanceof CallFailed)) {
      return Fault.because(cause, FaultCode.INTERNAL);
    }
    Fault fault = LibvirtFaults.calling(cause, host);
    if (fault.code() == FaultCode.HOST_UNREACHABLE) {
      drop(link);
    }
    return fault;
  }

  Fault late(Duration limit, Exception cause) {
    return Fault.because(cause, FaultCode.HOST_TIMEOUT, host, limit.toSeconds());
  }

  Fault gone() {
    return Fault.of(FaultCode.HOST_UNREACHABLE, host, "the connection was lost");
  }

  /** Lets go of the connection; calls that are inside finish. */
  public void end() {
    dial.end();
    workers.end();
  }
}
