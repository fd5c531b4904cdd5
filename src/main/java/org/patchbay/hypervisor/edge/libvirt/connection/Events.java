package org.patchbay.hypervisor.edge.libvirt.connection;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.libvirt.LibvirtException;

/**
 * What libvirt calls back. There is one callback of each kind for the whole process, held for ever,
 * and a connection is told from another by its number: a callback that were collected with its
 * connection would crash the JVM, since libvirt may call it after the connection was closed.
 */
final class Events {
  private static final System.Logger LOG = System.getLogger(Events.class.getName());
  private static final int LIFECYCLE = 0;
  private static final int UUID_TEXT = 37;

  /** virConnectDomainEventCallback. */
  interface Lifecycle extends Callback {
    int happened(Pointer connection, Pointer domain, int event, int detail, Pointer number);
  }

  /** virConnectCloseFunc. */
  interface Closing extends Callback {
    void closed(Pointer connection, int reason, Pointer number);
  }

  private static final Lifecycle HEARD = Events::heard;
  private static final Closing CLOSED = Events::closed;
  private static final Map<Long, Link> LINKS = new ConcurrentHashMap<>();

  private Events() {}

  /** From now on the link hears; returns what {@link #unsubscribe} needs. */
  static int subscribe(Link link) throws LibvirtException {
    LINKS.put(link.number(), link);
    var number = new Pointer(link.number());
    Calls.LIBVIRT.virConnectRegisterCloseCallback(link.pointer(), CLOSED, number, Pointer.NULL);
    int subscription =
        Calls.LIBVIRT.virConnectDomainEventRegisterAny(
            link.pointer(), Pointer.NULL, LIFECYCLE, HEARD, number, Pointer.NULL);
    if (subscription < 0) {
      throw CallFailed.last();
    }
    return subscription;
  }

  /** libvirt keeps a connection open as long as one of its callbacks is registered. */
  static void unsubscribe(Link link, int subscription) {
    if (subscription >= 0) {
      Calls.LIBVIRT.virConnectDomainEventDeregisterAny(link.pointer(), subscription);
    }
    Calls.LIBVIRT.virConnectUnregisterCloseCallback(link.pointer(), CLOSED);
    LINKS.remove(link.number());
  }

  private static int heard(
      Pointer connection, Pointer domain, int event, int detail, Pointer number) {
    safely(
        number,
        link -> {
          // Only the uuid is taken: an event says that something is, not what is.
          byte[] text = new byte[UUID_TEXT];
          Calls.LIBVIRT.virDomainGetUUIDString(domain, text);
          link.heard(UUID.fromString(Native.toString(text)));
        });
    return 0;
  }

  private static void closed(Pointer connection, int reason, Pointer number) {
    safely(number, Link::lost);
  }

  private static void safely(Pointer number, Consumer<Link> work) {
    try {
      Link link = LINKS.get(Pointer.nativeValue(number));
      if (link != null) {
        work.accept(link);
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "A listener to libvirt's events failed", e);
    }
  }
}
