package org.patchbay.hypervisor.edge.libvirt.connection;

/** Threads that may be stuck inside libvirt, and so must never keep the process alive. */
final class Daemons {
  private Daemons() {}

  static Thread named(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  static void start(String name, Runnable work) {
    named(name, work).start();
  }
}
