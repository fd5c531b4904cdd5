package org.patchbay.hypervisor.edge.libvirt.connection;

import com.sun.jna.Pointer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.libvirt.Connect;
import org.libvirt.ErrorCallback;
import org.libvirt.Library;
import org.libvirt.LibvirtException;
import org.libvirt.jna.virError;

/**
 * libvirt's event loop: one for the process, running before the first connection. Without it there
 * is no keepalive, no event and no word of a lost connection.
 */
final class EventLoop {
  private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());

  /**
   * Keeps libvirt from writing to standard error. Held here for ever: JNA holds callbacks weakly,
   * and a collected one crashes the JVM at the next error.
   */
  private static final ErrorCallback SILENT =
      new ErrorCallback() {
        @Override
        public void errorCallback(Pointer user, virError error) {
          // Every failing call throws; nothing is lost here.
        }
      };

  private static boolean running;

  private EventLoop() {}

  static synchronized void ensureRunning() throws LibvirtException {
    if (running) {
      return;
    }
    // libvirt speaks UTF-8; JNA would speak as the machine's locale says, and that may know ASCII
    // alone.
    System.setProperty("jna.encoding", "UTF-8");
    Connect.setErrorCallback(SILENT);
    Library.initEventLoop();
    Daemons.start("libvirt-events", EventLoop::run);
    running = true;
  }

  private static void run() {
    while (true) {
      try {
        Library.processEvent();
      } catch (LibvirtException | RuntimeException e) {
        // One bad turn must not make the whole portal deaf.
        LOG.log(System.Logger.Level.ERROR, "A turn of libvirt's event loop failed", e);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      }
    }
  }
}
