package org.patchbay.hypervisor.edge.libvirt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.patchbay.hypervisor.entity.HostAddress;

/** The hosts that this portal instance talks to. */
@ApplicationScoped
public class HostBook {
  @Inject LibvirtSettings settings;

  private final Map<UUID, Host> hosts = new ConcurrentHashMap<>();

  /**
   * The host; one that has moved to another address is dialled anew, and who listened still does.
   */
  Host at(HostAddress address) {
    return hosts.compute(
        address.id(),
        (id, known) -> {
          if (known != null && known.isAt(address)) {
            return known;
          }
          var host = new Host(address, settings.uris(), settings.pace());
          if (known != null) {
            known.movesTo(host);
          }
          return host;
        });
  }

  void release(HostAddress address) {
    Host known = hosts.remove(address.id());
    if (known != null) {
      known.end();
    }
  }

  void releaseAll() {
    hosts.values().forEach(Host::end);
    hosts.clear();
  }
}
