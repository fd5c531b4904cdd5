package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.patchbay.fault.entity.Fault;
import org.patchbay.host.control.Drifts;
import org.patchbay.host.entity.Drift;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.reconcile.control.Nudges;

/** Has something be again as it is wanted. What belongs to a machine its container's turn does. */
@ApplicationScoped
class PuttingBack {
  @Inject ContainerNetworks networks;
  @Inject Drifts drifts;
  @Inject Nudges nudges;

  void act(Drift drift, Hypervisor door, Compared compared) {
    drifts.tried(drift.id());
    try {
      switch (drift.kind()) {
        case NETWORK -> network(drift.name(), door, compared);
        case GUARD -> nudge(drift, compared);
        case CARD -> card(drift, door, compared);
      }
    } catch (Fault fault) {
      // Told where it is shown, and tried again: other things of the host need not wait for it.
      drifts.failed(drift.id(), fault);
    }
  }

  private void network(String name, Hypervisor door, Compared compared) {
    compared.views().stream()
        .filter(view -> view.spec().nics().stream().anyMatch(nic -> name.equals(nameOf(nic))))
        .findFirst()
        .ifPresent(view -> networks.join(door, view.host(), name, view.spec().nics()));
  }

  static String nameOf(NicSpec nic) {
    return nic instanceof NicSpec.Private plug
        ? plug.segment().networkName()
        : ((NicSpec.Public) nic).network().networkName();
  }

  private void card(Drift drift, Hypervisor door, Compared compared) {
    if (drift.interrupts()) {
      view(drift, compared).ifPresent(view -> door.replug(view.host(), view.spec()));
    }
    nudge(drift, compared);
  }

  private void nudge(Drift drift, Compared compared) {
    view(drift, compared)
        .map(ContainerView::container)
        .ifPresent(c -> nudges.nudge(ContainerReconciler.KIND, c.id(), c.tenantId()));
  }

  private static Optional<ContainerView> view(Drift drift, Compared compared) {
    return drift.containerId().flatMap(compared::view);
  }
}
