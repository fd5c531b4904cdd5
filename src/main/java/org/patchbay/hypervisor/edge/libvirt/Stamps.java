package org.patchbay.hypervisor.edge.libvirt;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.StampElement;
import org.patchbay.hypervisor.entity.Stamp;

/**
 * The stamps of a host's machines. The bulk look does not carry them, so each is read once, and
 * again after anything happened to its machine or ten minutes went by. Only looking relies on what
 * is remembered; whatever changes a machine reads its stamp anew.
 */
final class Stamps {
  private static final int ELEMENT = 2;
  private static final int OF_DEFINITION = 2;
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Map<UUID, Remembered> known = new ConcurrentHashMap<>();

  private record Remembered(Optional<Stamp> stamp, long until) {}

  /** As remembered, or read now. */
  Optional<Stamp> of(Session session, UUID machine) throws LibvirtException {
    Remembered remembered = known.get(machine);
    if (remembered != null && remembered.until - System.nanoTime() > 0) {
      return remembered.stamp;
    }
    Optional<Domain> domain = session.domain(machine);
    Optional<Stamp> stamp = domain.isPresent() ? read(domain.get(), machine, 0) : Optional.empty();
    known.put(machine, new Remembered(stamp, System.nanoTime() + KEPT.toNanos()));
    return stamp;
  }

  /** The stamp of what the machine will be when it starts next. */
  static Optional<Stamp> read(Domain domain, UUID machine) throws LibvirtException {
    return domain.isPersistent() == 1
        ? read(domain, machine, OF_DEFINITION)
        : read(domain, machine, 0);
  }

  private static Optional<Stamp> read(Domain domain, UUID machine, int flags)
      throws LibvirtException {
    Optional<String> element =
        Session.present(() -> domain.getMetadata(ELEMENT, StampElement.NAMESPACE, flags));
    return element.flatMap(text -> StampElement.read(text, machine));
  }

  void forget(UUID machine) {
    known.remove(machine);
  }

  void forgetAll() {
    known.clear();
  }

  /** Keeps nothing of machines that are no longer there. */
  void keepOnly(Set<UUID> machines) {
    known.keySet().retainAll(machines);
  }
}
