package org.patchbay.hypervisor.edge.libvirt.connection;

import com.sun.jna.Pointer;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;

/**
 * One open connection, used by one call at a time. A connection that is closed under a running call
 * takes the JVM down, so it is only ever retired: no call enters any more, and the one that is
 * inside closes it when it leaves. One whose call never returns stays open for ever; that is the
 * cheaper loss.
 */
final class Link {
  private static final System.Logger LOG = System.getLogger(Link.class.getName());
  private static final AtomicLong NUMBERS = new AtomicLong();

  /** Holds every open connection, so that none is collected, and with it closed, while in use. */
  private static final Set<Link> OPEN = ConcurrentHashMap.newKeySet();

  private final long number = NUMBERS.incrementAndGet();
  private final Opened connect;
  private final Owner owner;
  private int subscription = -1;
  private boolean busy;
  private boolean retired;
  private volatile long idleSince = System.nanoTime();

  /** Who hears what a link hears, on libvirt's own thread, which must not be kept. */
  interface Owner {
    void heard(UUID machine);

    void lost();
  }

  /** A connection that shows its native handle. */
  private static final class Opened extends Connect {
    Opened(String uri) throws LibvirtException {
      // No credentials callback: the binding's own would ask on the portal's standard input.
      super(uri, null, 0);
    }

    Pointer pointer() {
      return vcp.getPointer();
    }
  }

  private Link(Opened connect, Owner owner) {
    this.connect = connect;
    this.owner = owner;
  }

  /** Opens; may take for ever. */
  static Link open(String uri, Pace pace, Owner owner) throws LibvirtException {
    EventLoop.ensureRunning();
    var link = new Link(new Opened(uri), owner);
    OPEN.add(link);
    try {
      if (!uri.startsWith("test:")) {
        link.connect.setKeepAlive(pace.keepAliveSeconds(), pace.keepAliveCount());
      }
      link.subscription = Events.subscribe(link);
      return link;
    } catch (LibvirtException | RuntimeException e) {
      link.retire();
      throw e;
    }
  }

  static long openFor(Owner owner) {
    return OPEN.stream().filter(link -> link.owner == owner).count();
  }

  Duration idleFor() {
    return Duration.ofNanos(System.nanoTime() - idleSince);
  }

  long number() {
    return number;
  }

  Connect connect() {
    return connect;
  }

  Pointer pointer() {
    return connect.pointer();
  }

  void heard(UUID machine) {
    owner.heard(machine);
  }

  /** The host is gone; told once, whether a call or libvirt finds it out first. */
  void lost() {
    if (retire()) {
      owner.lost();
    }
  }

  /** False when it is too late: take another link. */
  synchronized boolean enter() {
    boolean entered = !retired && !busy;
    busy = busy || entered;
    return entered;
  }

  /** True when another call may use it. */
  boolean leave() {
    boolean usable;
    synchronized (this) {
      busy = false;
      idleSince = System.nanoTime();
      usable = !retired;
    }
    if (!usable) {
      close();
    }
    return usable;
  }

  /** False when it was retired before. */
  boolean retire() {
    boolean first;
    boolean alone;
    synchronized (this) {
      first = !retired;
      alone = first && !busy;
      retired = true;
    }
    if (alone) {
      close();
    }
    return first;
  }

  /** On a thread of its own: closing a connection to a host that hangs takes its time too. */
  private void close() {
    Daemons.start("libvirt-close-" + number, this::closeNow);
  }

  private void closeNow() {
    try {
      Events.unsubscribe(this, subscription);
      connect.close();
    } catch (LibvirtException | RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "Closing a connection", e);
    } finally {
      OPEN.remove(this);
    }
  }
}
