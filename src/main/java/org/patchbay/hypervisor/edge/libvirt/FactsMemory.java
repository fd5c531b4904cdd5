package org.patchbay.hypervisor.edge.libvirt;

import java.time.Duration;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.MachineType;

/**
 * What is known of the host itself. It hardly changes, so that observing its machines, every few
 * seconds, does not ask for it each time.
 */
final class FactsMemory {
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final HostAddress address;
  private HostFacts known;
  private long knownAt;
  private MachineType type;

  FactsMemory(HostAddress address) {
    this.address = address;
    this.type = address.machineType();
  }

  /** Not older than half a minute. */
  HostFacts fresh(Session session) throws LibvirtException {
    synchronized (this) {
      if (known != null && System.nanoTime() - knownAt < FRESH.toNanos()) {
        return known;
      }
    }
    return now(session);
  }

  HostFacts now(Session session) throws LibvirtException {
    HostFacts read = HostReader.read(session, address, type(session));
    synchronized (this) {
      known = read;
      knownAt = System.nanoTime();
    }
    return read;
  }

  MachineType type(Session session) throws LibvirtException {
    synchronized (this) {
      if (type != MachineType.AUTO) {
        return type;
      }
    }
    MachineType found = HostReader.type(session);
    synchronized (this) {
      type = found;
    }
    return found;
  }

  synchronized void forget() {
    known = null;
    type = address.machineType();
  }
}
