package org.patchbay.hypervisor.edge.libvirt;

import com.sun.jna.Pointer;
import org.libvirt.Connect;
import org.libvirt.ErrorCallback;
import org.libvirt.Library;
import org.libvirt.LibvirtException;
import org.libvirt.jna.virError;

/** libvirt's event loop: one for the process, running before the first connection. */
final class EventLoop {
  private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());

  /**
   * Keeps libvirt from writing to standard error. Held here for ever: JNA keeps callbacks weakly,
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
    Connect.setErrorCallback(SILENT);
    Library.initEventLoop();
    Thread loop = new Thread(EventLoop::run, "libvirt-events");
    loop.setDaemon(true);
    loop.start();
    running = true;
  }

  private static void run() {
    try {
      Library.runEventLoop();
    } catch (LibvirtException | InterruptedException e) {
      LOG.log(System.Logger.Level.ERROR, "libvirt's event loop ended", e);
    }
  }
}
