package org.patchbay.hypervisor.edge.libvirt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.patchbay.hypervisor.entity.HostAddress;

/** The hosts that this portal instance talks to. */
@ApplicationScoped
public class HostBook {
  @Inject LibvirtSettings settings;

  /**
   * After that a connection is closed: calls have become fewer, another portal instance looks after
   * the host now, or it was removed there.
   */
  private static final Duration IDLE = Duration.ofMinutes(5);

  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

  private final Map<UUID, Host> hosts = new ConcurrentHashMap<>();
  private final AtomicLong sweptAt = new AtomicLong(System.nanoTime());

  /**
   * The host; one that has moved to another address is dialled anew, and who listened still does.
   */
  Host at(HostAddress address) {
    sweepNowAndThen();
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

  private void sweepNowAndThen() {
    long last = sweptAt.get();
    long now = System.nanoTime();
    if (now - last > BETWEEN_SWEEPS.toNanos() && sweptAt.compareAndSet(last, now)) {
      hosts.values().forEach(host -> host.line().closeIdle(IDLE));
    }
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
