package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.patchbay.container.entity.Container;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.HostFound;
import org.patchbay.host.control.HostLost;
import org.patchbay.host.control.HostObserved;
import org.patchbay.host.control.HostRemoval;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.image.control.ImageArrived;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.entity.ResourceKey;

/** Writes down what was seen of containers, and has those looked at that are not as they were. */
@ApplicationScoped
@Transactional
public class ContainerSightings {
  @Inject Containers containers;
  @Inject Leftovers leftovers;
  @Inject Nudges nudges;
  @Inject Clock clock;
  @Inject Event<ContainerChanged> changed;

  void saw(UUID id, MachineSighting seen) {
    Container container = containers.locked(id);
    if (container.saw(seen)) {
      tell(container);
    }
  }

  void defined(UUID id) {
    containers.locked(id).defined();
  }

  void seeded(UUID id, int number) {
    containers.locked(id).seeded(number);
  }

  void ready(UUID id) {
    Container container = containers.locked(id);
    container.ready(clock.instant());
    tell(container);
  }

  void vacated(UUID id) {
    Container container = containers.locked(id);
    if (container.spare()) {
      container.vacated();
      tell(container);
    }
  }

  void wiped(UUID id) {
    containers.locked(id).wiped();
  }

  private void tell(Container container) {
    changed.fire(new ContainerChanged(container));
  }

  void stopAsked(UUID id) {
    containers.locked(id).stopAsked(clock.instant());
  }

  void rebooted(UUID id) {
    containers.locked(id).rebooted();
  }

  void hostObserved(@Observes HostObserved event) {
    Stream<Container> back =
        event.back() ? containers.onHost(event.host()).stream() : Stream.empty();
    Stream<Container> other =
        event.changes().stream().flatMap(change -> changed(event.host(), change).stream());
    nudge(Stream.concat(back, other));
  }

  /** A turn that is under way writes what it sees itself: here it is enough to have it look. */
  private Optional<Container> changed(UUID host, HostObserved.Change change) {
    return containers
        .find(change.machine())
        .filter(c -> c.hostId().equals(host))
        .filter(c -> c.differs(change.state(), change.vcpus(), change.memoryMiB()));
  }

  void resizeAsked(UUID id) {
    containers.locked(id).resizeAsked(clock.instant());
  }

  void imageArrived(@Observes ImageArrived event) {
    nudge(
        containers.onHost(event.host()).stream()
            .filter(container -> container.imageId().equals(event.image()))
            .filter(container -> container.seenState() == MachineState.ABSENT));
  }

  void hostRemoval(@Observes HostRemoval event) {
    if (!containers.onHost(event.host()).isEmpty()) {
      throw Fault.of(FaultCode.STILL_IN_USE, event.name());
    }
    leftovers.forgetAll(event.host());
  }

  /** What can go on without the host does; what can't says so. */
  void hostLost(@Observes HostLost event) {
    nudge(containers.onHost(event.host()).stream());
  }

  void hostFound(@Observes HostFound event) {
    nudge(containers.onHost(event.host()).stream());
  }

  /** Those of all tenants, in the one order in which everybody locks them. */
  private void nudge(Stream<Container> some) {
    SortedMap<ResourceKey, UUID> tenants = new TreeMap<>();
    some.forEach(
        container ->
            tenants.put(
                new ResourceKey(ContainerReconciler.KIND, container.id()), container.tenantId()));
    tenants.forEach((key, tenant) -> nudges.nudge(key.kind(), key.id(), tenant));
  }
}
