package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.Change;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.container.entity.OldPlug;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.Holdings;
import org.patchbay.network.control.Leases;
import org.patchbay.network.entity.Lease;
import org.patchbay.network.entity.Nic;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.Target;

/** Which container has a public address: plugged in, moved to another, pulled; while they run. */
@ApplicationScoped
@Transactional
public class AddressPlugging {
  public static final String PLUG = "address.plug";
  public static final String UNPLUG = "address.unplug";

  /** As many as a person can choose from. */
  private static final int MOST = 500;

  @Inject EntityManager em;
  @Inject AddressBook book;
  @Inject Containers containers;
  @Inject Addresses addresses;
  @Inject Leases leases;
  @Inject PlugRules rules;
  @Inject Operations operations;
  @Inject Event<AddressChanged> changed;
  @Inject Audit audit;

  /** What rules will have against it, those first that refuse it. */
  public List<Consequence> judge(String address, String container) {
    HeldAddress held = book.named(address);
    return rules.judge(held, target(container));
  }

  /** Names of containers that can have one. */
  public List<String> candidates() {
    return containers.pluggable(MOST);
  }

  private Optional<Container> target(String name) {
    return Optional.ofNullable(name)
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .map(
            word ->
                containers
                    .named(word)
                    .map(ContainerRow::container)
                    .orElseThrow(
                        () -> Fault.invalid("container", "network.container.unknown", word)));
  }

  /**
   * Wishes an address to be a container's, whoever had it before; another of the same version that
   * it has gives way, and is the tenant's to use.
   *
   * @param address itself, or its lease's id
   * @param container name or id; null or empty for none
   * @param confirmed warnings that are accepted, as {@code N4:voice-sql-1}
   * @return id of the operation
   * @throws Fault {@code INVALID_INPUT}, {@code RULE_VIOLATED}, {@code CONFIRMATION_MISSING},
   *     {@code BEING_RETIRED}, {@code CONTAINER_FREE}, {@code CHANGED_MEANWHILE}; nothing is
   *     changed then
   */
  public UUID plug(String address, String container, Set<String> confirmed) {
    HeldAddress held = book.named(address);
    Optional<Container> to = target(container);
    lock(held.at(), to);
    Lease lease = leases.locked(held.lease().id());
    if (!book.named(lease.id().toString()).at().equals(held.at())) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, lease.addressText());
    }
    if (held.at().equals(to)) {
      return operate(held, to, lease, List.of());
    }
    rules.require(held, to, confirmed);
    List<OldPlug> before = before(held, to, lease);
    held.at().ifPresent(from -> pull(held.nic(), from, lease));
    to.ifPresent(there -> displace(held, there));
    to.ifPresent(there -> plug(there, lease));
    Stream.concat(held.at().stream(), to.stream())
        .forEach(one -> changed.fire(new AddressChanged(one.id())));
    return operate(held, to, lease, before);
  }

  /** What a cancel puts back. */
  private List<OldPlug> before(HeldAddress held, Optional<Container> to, Lease lease) {
    UUID wentTo = to.map(Container::id).orElse(null);
    OldPlug own = new OldPlug(lease, held.nic(), wentTo);
    Optional<Nic> displaced = to.flatMap(there -> rules.displaced(held, there));
    return Stream.concat(
            Stream.of(own), displaced.map(nic -> new OldPlug(lease(nic), nic, null)).stream())
        .toList();
  }

  private Lease lease(Nic nic) {
    return leases.at(nic.networkId(), nic.address()).orElseThrow();
  }

  /** Before the lease, and in one order, as everybody does. */
  private void lock(Optional<Container> from, Optional<Container> to) {
    Stream.concat(from.stream(), to.stream())
        .map(Container::id)
        .distinct()
        .sorted()
        .forEach(containers::lockedAnew);
  }

  private void pull(Nic nic, Container from, Lease lease) {
    addresses.remove(nic);
    lease.left(from.id());
  }

  /** The tenant keeps what gives way. */
  private void displace(HeldAddress held, Container to) {
    rules.displaced(held, to).ifPresent(nic -> pull(nic, to, lease(nic)));
  }

  private void plug(Container to, Lease lease) {
    lease.keep();
    // Beyond those it was made with, so that its seed is another one.
    int position = addresses.of(to.id()).stream().mapToInt(Nic::position).reduce(1, Math::max) + 1;
    addresses.take(
        Nic.publicOne(to.id(), position, lease.networkId(), lease.address(), addresses.nextMac()));
  }

  private UUID operate(
      HeldAddress held, Optional<Container> to, Lease lease, List<OldPlug> before) {
    List<Part> parts = new ArrayList<>();
    Stream.concat(held.at().stream(), to.stream())
        .distinct()
        .forEach(c -> parts.add(new Part(ContainerReconciler.KIND, c.id(), c.name())));
    Container about =
        to.or(held::at)
            .orElseThrow(() -> Fault.of(FaultCode.CHANGED_MEANWHILE, lease.addressText()));
    String kind = to.isPresent() ? PLUG : UNPLUG;
    UUID operation =
        operations
            .open(kind, new Target(lease.tenantId(), "container", about.id(), about.name()), parts)
            .id();
    before.forEach(old -> em.persist(old.of(operation)));
    if (!before.isEmpty()) {
      audit.record(
          kind, Holdings.object(lease), Change.of(place(held.at()), place(to)).by(operation));
    }
    return operation;
  }

  private static Map<String, ?> place(Optional<Container> container) {
    return container.map(one -> Map.of("container", one.name())).orElse(Map.of());
  }
}
