package org.patchbay.hypervisor.edge.libvirt.connection;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.libvirt.LibvirtException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/**
 * The line to one host: a few long-lived connections, each for one call at a time, and a time limit
 * on every call. What hangs, hangs on threads of this host alone.
 *
 * <p>Calls don't share a connection, although libvirt would let them: a call that hangs there makes
 * its neighbours wait for the next keepalive to be heard (libvirt before 10), and libvirtd stops
 * reading from a client with five calls under way, so that a busy host would seem dead.
 */
public final class HostLine {
  private final String host;
  private final String uri;
  private final Pace pace;
  private final Dial dial;
  private final Links links = new Links();
  private final Places places;
  private final Workers workers;
  private final Consumer<UUID> listener;
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
    this.places = new Places(pace.callsAtOnce());
    this.workers = new Workers(host, Places.mostThreads(pace.callsAtOnce()));
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
    return call(limit, work, Call.Lateness.UNHEARD);
  }

  /**
   * Does work that waits for the machine itself. A machine that hangs would swallow one place after
   * the other, so while one such call is stuck the next is refused at once.
   */
  public <T> T callInto(UUID machine, Work<T> work) {
    if (stuck.contains(machine)) {
      throw late(Duration.ZERO, null);
    }
    return call(pace.call(), work, new Stuck(machine));
  }

  private <T> T call(Duration limit, Work<T> work, Call.Lateness lateness) {
    takePlace(limit);
    Link link;
    try {
      link = link();
    } catch (RuntimeException e) {
      places.giveBack();
      throw e;
    }
    return new Call<>(this, link, work, lateness).within(limit);
  }

  private void takePlace(Duration limit) {
    try {
      if (!places.take(limit)) {
        throw late(limit, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw late(limit, e);
    }
  }

  private Link link() {
    Link link = links.take();
    while (link == null) {
      dial.dial();
      link = links.take();
    }
    return link;
  }

  private void open() {
    try {
      Knock.at(URI.create(uri));
      links.add(Link.open(uri, pace, new Ear()));
    } catch (IOException | LibvirtException | CallFailed e) {
      throw LibvirtFaults.opening(e, host);
    }
  }

  private final class Ear implements Link.Owner {
    @Override
    public void heard(UUID machine) {
      listener.accept(machine);
    }

    @Override
    public void lost() {
      listener.accept(null);
    }
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

  Links links() {
    return links;
  }

  Places places() {
    return places;
  }

  Workers workers() {
    return workers;
  }

  /** What an error inside a call means; a connection that is gone is not used again. */
  Fault fault(Throwable cause, Link link) {
    if (cause instanceof Fault fault) {
      return fault;
    }
    if (!(cause instanceof LibvirtException) && !(cause instanceof CallFailed)) {
      return Fault.because(cause, FaultCode.INTERNAL);
    }
    Fault fault = LibvirtFaults.calling(cause, host);
    if (fault.code() == FaultCode.HOST_UNREACHABLE) {
      link.lost();
    }
    return fault;
  }

  Fault late(Duration limit, Exception cause) {
    return Fault.because(cause, FaultCode.HOST_TIMEOUT, host, limit.toSeconds());
  }

  /** Lets go of the connections; calls that are inside finish. */
  public void end() {
    links.end();
    workers.end();
  }
}
