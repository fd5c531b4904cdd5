package org.patchbay.host.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.fault.entity.Fault;
import org.patchbay.host.entity.Host;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;

/**
 * Looks at one host, again and again: whichever portal instance has the turn connects, observes and
 * listens, and another takes over when it dies.
 */
@ApplicationScoped
public class HostReconciler implements Reconciler {
  public static final String KIND = "host";

  @Inject Hosts hosts;
  @Inject Observations observations;
  @Inject Hypervisors hypervisors;
  @Inject HostListeners listeners;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.host.observe-every")
  Duration every;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID id) {
    var host = hosts.find(id).map(Host::address);
    if (host.isEmpty()) {
      listeners.forget(id);
      return new Verdict.Gone();
    }
    look(host.get());
    return new Verdict.Wait(every);
  }

  private void look(HostAddress address) {
    Hypervisor hypervisor = hypervisors.of(address);
    try {
      listeners.attach(hypervisor, address);
      observations.saw(address.id(), hypervisor.observe(address));
    } catch (Fault fault) {
      // Not the engine's to retry: the next look comes anyway, and the host must read as it is.
      observations.failed(address.id(), fault, clock.instant());
    }
  }
}
