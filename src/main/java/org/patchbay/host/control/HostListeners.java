package org.patchbay.host.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.control.Workplace;
import org.patchbay.tenant.control.TenantScope;

/** Which hosts this portal instance listens to. An event is only a reason to look now. */
@ApplicationScoped
public class HostListeners {
  @Inject Nudges nudges;
  @Inject Hypervisors hypervisors;
  @Inject Workplace workplace;

  private final Map<UUID, HostAddress> attached = new ConcurrentHashMap<>();
  private final Map<UUID, Boolean> waiting = new ConcurrentHashMap<>();
  private ExecutorService nudger;

  @PostConstruct
  void start() {
    nudger = Executors.newSingleThreadExecutor(workplace.threads());
  }

  void attach(Hypervisor hypervisor, HostAddress address) {
    if (!address.equals(attached.put(address.id(), address))) {
      hypervisor.listen(address, machine -> heard(address.id()));
    }
  }

  /** Called on the hypervisor's own thread, which must not be kept. */
  private void heard(UUID host) {
    if (waiting.putIfAbsent(host, true) == null) {
      nudger.execute(() -> workplace.inside(() -> nudge(host)));
    }
  }

  private void nudge(UUID host) {
    waiting.remove(host);
    nudges.nudge(HostReconciler.KIND, host, TenantScope.PLATFORM);
  }

  void forget(UUID host) {
    HostAddress before = attached.remove(host);
    if (before != null) {
      hypervisors.of(before).release(before);
    }
  }

  @PreDestroy
  void stop() {
    nudger.shutdownNow();
  }
}
