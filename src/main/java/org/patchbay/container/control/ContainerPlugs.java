package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.GuestFile;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.Leases;
import org.patchbay.network.entity.Lease;
import org.patchbay.network.entity.Nic;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.StepState;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.entity.Verdict;

/** Interfaces that come and go under a guest, and addresses that go from container to container. */
@ApplicationScoped
public class ContainerPlugs {
  private static final Verdict AGAIN = new Verdict.Again();

  /** A guest gives a card back within some tenths of a second where nothing holds it up. */
  private static final Duration HELD_BY_GUEST = Duration.ofMillis(250);

  @Inject Hypervisors hypervisors;
  @Inject ContainerNetworks networks;
  @Inject ContainerVolumes volumes;
  @Inject SeedMemory memory;
  @Inject Addresses addresses;
  @Inject Leases leases;
  @Inject Nudges nudges;
  @Inject Operations operations;

  @Inject
  @ConfigProperty(name = "patchbay.guest.network-file")
  Optional<String> file;

  /** From here on it can't speak from what it is not to have, whatever its guest holds on to. */
  Verdict plug(ContainerView view) {
    networks.join(view);
    boolean whole = hypervisors.of(view.host()).plug(view.host(), view.spec());
    letGo(view);
    line(view, whole ? StepState.DONE : StepState.INFO, whole ? "plug" : "await_unplug");
    return whole ? AGAIN : new Verdict.Wait(HELD_BY_GUEST);
  }

  /** Those who waited for an address that this one can't speak from any more go on. */
  @Transactional
  void letGo(ContainerView view) {
    UUID id = view.container().id();
    Set<InetAddress> spoken = wishedOffSince(view);
    List<UUID> gone =
        leases.lingeringAt(id).stream()
            .filter(lease -> !spoken.contains(lease.address()))
            .map(Lease::id)
            .toList();
    if (!gone.isEmpty()) {
      passOn(id, view.container().tenantId(), gone);
    }
  }

  /** From those a turn that began before may just have let it speak: only the next one knows. */
  private Set<InetAddress> wishedOffSince(ContainerView view) {
    Set<UUID> now =
        addresses.of(view.container().id()).stream().map(Nic::id).collect(Collectors.toSet());
    return view.nics().stream()
        .filter(nic -> !now.contains(nic.id()))
        .map(Nic::address)
        .collect(Collectors.toSet());
  }

  /** In the order in which everybody locks them. */
  private void passOn(UUID container, UUID tenant, List<UUID> gone) {
    leases.letGo(container, gone).stream()
        .sorted()
        .forEach(one -> nudges.nudge(ContainerReconciler.KIND, one, tenant));
  }

  /** Nothing is left of it: nothing lingers. In its caller's transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  void gone(UUID container, UUID tenant) {
    List<UUID> all = leases.lingeringAt(container).stream().map(Lease::id).toList();
    if (!all.isEmpty()) {
      passOn(container, tenant, all);
    }
  }

  /** Whoever lets go of the address nudges; the pause is for a nudge that was lost. */
  Verdict await(ContainerView view) {
    line(view, StepState.INFO, "await_address");
    return new Verdict.Wait(Duration.ofSeconds(30));
  }

  /** The guest that runs is told where it listens, at once; its next start finds the new seed. */
  Verdict tell(ContainerView view) {
    GuestFile how =
        file.filter(path -> !path.isBlank()).map(path -> told(view, path)).orElse(GuestFile.ABSENT);
    volumes.writeSeed(view);
    memory.told(view.container().id(), view.nics(), how);
    line(view, StepState.DONE, how == GuestFile.THERE ? "tell" : "tell_later");
    return AGAIN;
  }

  private GuestFile told(ContainerView view, String path) {
    return hypervisors
        .of(view.host())
        .put(view.host(), view.spec().stamp(), path, volumes.networkConfig(view));
  }

  private void line(ContainerView view, StepState state, String word) {
    operations.line(
        state, ContainerReconciler.KIND, view.container().id(), "container.step." + word);
  }
}
