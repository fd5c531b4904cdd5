package org.patchbay.hypervisor.edge.libvirt.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
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
  /**
   * Each holds one of libvirtd's workers, of which it has 20 by default, until it comes back. Fewer
   * than all calls that may be stuck, so that such machines can still be cut off.
   */
  private static final int MOST_STUCK_MACHINES = 8;

  private final String host;
  private final String uri;
  private final Pace pace;
  private final Dial dial;
  private final Links links = new Links();
  private final Places places;
  private final Places lookout;
  private final Workers workers;
  private final Consumer<UUID> listener;
  private final Ear ear = new Ear();
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
    this.dial = new Dial(host, pace, this::ask, this::open);
    this.places = new Places(pace.callsAtOnce());
    this.lookout = new Places(1);
    this.workers = new Workers(host, places.mostThreads() + lookout.mostThreads());
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
    return call(places, limit, work, Call.Lateness.UNHEARD);
  }

  /**
   * Looks at the host in the usual time. It has a place of its own: a host that keeps all others
   * busy is seen all the same, and one that hangs is found out in time.
   */
  public <T> T watch(Work<T> work) {
    return call(lookout, pace.call(), work, Call.Lateness.UNHEARD);
  }

  /**
   * Does work that waits for the machine itself. A machine that hangs would swallow one place after
   * the other, so while one such call is stuck the next is refused at once.
   */
  public <T> T callInto(UUID machine, Work<T> work) {
    if (stuck.contains(machine) || stuck.size() >= MOST_STUCK_MACHINES) {
      throw late(Duration.ZERO, null);
    }
    return call(places, pace.call(), work, new Stuck(machine));
  }

  private <T> T call(Places from, Duration limit, Work<T> work, Call.Lateness lateness) {
    takePlace(from, limit);
    Link link;
    try {
      link = link();
    } catch (RuntimeException e) {
      from.giveBack();
      throw e;
    }
    return new Call<>(this, from, link, work, lateness).within(limit);
  }

  private void takePlace(Places from, Duration limit) {
    try {
      if (!from.take(limit)) {
        throw late(limit, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw late(limit, e);
    }
  }

  private Link link() {
    // What was dialled may be taken by another caller, or be lost at once.
    for (int tries = 0; tries <= pace.callsAtOnce() + 1; tries++) {
      Link link = links.take();
      if (link != null) {
        return link;
      }
      dial.dial();
    }
    throw Fault.of(FaultCode.HOST_UNREACHABLE, host, "it hangs up");
  }

  private void ask() {
    try {
      Knock.expectAnswer(URI.create(uri));
    } catch (SocketTimeoutException e) {
      throw Fault.because(e, FaultCode.HOST_UNREACHABLE, host, "no answer");
    } catch (IOException e) {
      throw LibvirtFaults.opening(e, host);
    }
  }

  /**
   * A daemon that ends in the middle of a handshake looks like one that does not let us in; when
   * asked once more nobody is there.
   */
  private void open() {
    try {
      openOnce();
    } catch (Fault refused) {
      if (refused.code() != FaultCode.HOST_CERTIFICATE_REFUSED) {
        throw refused;
      }
      openOnce();
    }
  }

  private void openOnce() {
    try {
      Knock.at(URI.create(uri));
      links.add(Link.open(uri, pace, ear));
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

  /** How many connections are open, in use or not. */
  long connections() {
    return Link.openFor(ear);
  }

  /** Closes the connections that nobody needed for so long. */
  public void closeIdle(Duration longest) {
    links.closeIdle(longest);
  }

  /** Lets go of the connections; calls that are inside finish. */
  public void end() {
    links.end();
    workers.end();
  }
}
