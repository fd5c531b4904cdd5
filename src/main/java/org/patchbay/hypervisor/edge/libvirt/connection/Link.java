package org.patchbay.hypervisor.edge.libvirt.connection;

import com.sun.jna.Pointer;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;

/**
 * One open connection and everybody who is inside it. A connection that is closed under a running
 * call takes the JVM down, so it is only ever retired: nobody enters any more, and the last to
 * leave closes it. One whose call never returns stays open for ever; that is the cheaper loss.
 */
final class Link {
  private static final System.Logger LOG = System.getLogger(Link.class.getName());
  private static final AtomicLong NUMBERS = new AtomicLong();

  /** Holds every open connection, so that none is collected, and with it closed, while in use. */
  private static final Set<Link> OPEN = ConcurrentHashMap.newKeySet();

  private final long number = NUMBERS.incrementAndGet();
  private final Opened connect;
  private final Owner owner;
  private final int places;
  private final Semaphore free;
  private final AtomicInteger late = new AtomicInteger();
  private int subscription = -1;
  private int inside;
  private boolean retired;

  /** What the owner of a link wants to know; every link that was retired is closed some day. */
  interface Owner {
    void heard(UUID machine);

    void lost(Link link);

    void retired();

    void closed();
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

  private Link(Opened connect, Owner owner, int places) {
    this.connect = connect;
    this.owner = owner;
    this.places = places;
    this.free = new Semaphore(places, true);
  }

  /** Opens; may take for ever. */
  static Link open(String uri, Pace pace, Owner owner) throws LibvirtException {
    EventLoop.ensureRunning();
    var link = new Link(new Opened(uri), owner, pace.callsAtOnce());
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

  long number() {
    return number;
  }

  Connect connect() {
    return connect;
  }

  Pointer pointer() {
    return connect.pointer();
  }

  /** Places for calls; libvirtd serves only so many of a connection at once. */
  Semaphore free() {
    return free;
  }

  /** One more call is past its time limit; true when all places are taken by such. */
  boolean oneMoreLate() {
    return late.incrementAndGet() >= places;
  }

  void oneLessLate() {
    late.decrementAndGet();
  }

  void heard(UUID machine) {
    owner.heard(machine);
  }

  void lost() {
    owner.lost(this);
  }

  synchronized boolean usable() {
    return !retired;
  }

  /** False when it is too late: take another link. */
  synchronized boolean enter() {
    if (!retired) {
      inside++;
    }
    return !retired;
  }

  void leave() {
    boolean last;
    synchronized (this) {
      inside--;
      last = retired && inside == 0;
    }
    if (last) {
      close();
    }
  }

  void retire() {
    boolean last;
    synchronized (this) {
      if (retired) {
        return;
      }
      retired = true;
      owner.retired();
      last = inside == 0;
    }
    if (last) {
      close();
    }
  }

  /** On a thread of its own: closing a connection to a host that hangs takes its time too. */
  private void close() {
    Daemons.start("libvirt-close-" + number, this::closeNow);
  }

  private void closeNow() {
    try {
      if (subscription >= 0) {
        Events.unsubscribe(this, subscription);
      }
      connect.close();
    } catch (LibvirtException | RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "Closing a connection", e);
    } finally {
      OPEN.remove(this);
      owner.closed();
    }
  }
}
