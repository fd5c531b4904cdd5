package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.Change;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.OldPlug;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.Holdings;
import org.patchbay.network.control.Leases;
import org.patchbay.network.entity.Lease;
import org.patchbay.network.entity.Nic;
import org.patchbay.operation.entity.OperationCancelled;
import org.patchbay.reconcile.control.Nudges;

/**
 * Puts public addresses back where they were when what moved them is cancelled, by the cards that
 * they had: a machine that has not heard of the change notices nothing. There is no way back once
 * one of them went on elsewhere or was given back, or a container is on its way or has other
 * addresses by now.
 */
@ApplicationScoped
@Transactional
public class AddressTakingBack {
  private static final Set<String> KINDS = Set.of(AddressPlugging.PLUG, AddressPlugging.UNPLUG);

  @Inject EntityManager em;
  @Inject Containers containers;
  @Inject Addresses addresses;
  @Inject Leases leases;
  @Inject PlugRules rules;
  @Inject Nudges nudges;
  @Inject Event<AddressChanged> changed;
  @Inject Audit audit;

  /** A public address, the card it is plugged in with now, and where it was. */
  private record Step(OldPlug old, Lease lease, Nic nic) {}

  void cancelled(@Observes OperationCancelled event) {
    if (KINDS.contains(event.operation().kind())) {
      UUID operation = event.operation().id();
      List<OldPlug> old = old(operation);
      if (!old.isEmpty() && putBack(operation, old)) {
        event.wishPutBack();
      }
    }
  }

  private List<OldPlug> old(UUID operation) {
    return em.createQuery("from OldPlug o where o.operationId = :operation", OldPlug.class)
        .setParameter("operation", operation)
        .getResultList();
  }

  private boolean putBack(UUID operation, List<OldPlug> old) {
    List<UUID> ids =
        old.stream()
            .flatMap(one -> Stream.concat(one.cameFrom().stream(), one.wentTo().stream()))
            .distinct()
            .sorted()
            .toList();
    if (!ids.stream().allMatch(this::holdsStill)) {
      return false;
    }
    List<Step> steps = old.stream().flatMap(one -> step(one).stream()).toList();
    if (steps.size() < old.size()) {
      return false;
    }
    rules.allow(after(ids, steps));
    steps.forEach(this::pull);
    if (!steps.stream().allMatch(this::hasRoom)) {
      return false;
    }
    steps.forEach(this::plug);
    em.flush();
    ids.forEach(this::tell);
    steps.forEach(step -> record(operation, step));
    return true;
  }

  private boolean holdsStill(UUID id) {
    return containers.find(id).isPresent()
        && Optional.of(containers.lockedAnew(id))
            .filter(there -> there.isStill() && !there.spare() && !there.retiring())
            .isPresent();
  }

  private Optional<Step> step(OldPlug old) {
    return leases
        .held(old.leaseId())
        .map(lease -> new Step(old, lease, addresses.at(lease).orElse(null)))
        .filter(step -> old.isThere(step.nic()));
  }

  private Map<UUID, List<InetAddress>> after(List<UUID> ids, List<Step> steps) {
    Map<UUID, List<InetAddress>> after = new HashMap<>();
    for (UUID id : ids) {
      List<InetAddress> outside = new ArrayList<>(rules.outside(id));
      outside.removeAll(addresses(steps, step -> step.old().wentTo(), id));
      outside.addAll(addresses(steps, step -> step.old().cameFrom(), id));
      after.put(id, outside);
    }
    return after;
  }

  private static List<InetAddress> addresses(
      List<Step> steps, Function<Step, Optional<UUID>> place, UUID id) {
    return steps.stream()
        .filter(step -> place.apply(step).equals(Optional.of(id)))
        .map(step -> step.lease().address())
        .toList();
  }

  private void pull(Step step) {
    if (step.nic() != null) {
      addresses.remove(step.nic());
      step.lease().left(step.nic().containerId());
    }
  }

  /** It has nothing instead by now: one address of each version, and a place for each card. */
  private boolean hasRoom(Step step) {
    Optional<Nic> card = step.old().card(step.lease());
    return card.isEmpty()
        || addresses.of(card.get().containerId()).stream()
            .noneMatch(
                nic ->
                    nic.position() == card.get().position()
                        || nic.isPublic() && nic.isLike(card.get()));
  }

  private void plug(Step step) {
    step.old().card(step.lease()).ifPresent(addresses::take);
    step.lease().keptAs(step.old().kept());
  }

  private void tell(UUID id) {
    Container container = containers.get(id);
    changed.fire(new AddressChanged(id));
    nudges.nudge(ContainerReconciler.KIND, id, container.tenantId());
  }

  private void record(UUID operation, Step step) {
    OldPlug old = step.old();
    audit.record(
        old.cameFrom().isPresent() ? AddressPlugging.PLUG : AddressPlugging.UNPLUG,
        Holdings.object(step.lease()),
        Change.of(place(old.wentTo()), place(old.cameFrom())).by(operation));
  }

  private Map<String, ?> place(Optional<UUID> container) {
    return container.map(id -> Map.of("container", containers.get(id).name())).orElse(Map.of());
  }
}
