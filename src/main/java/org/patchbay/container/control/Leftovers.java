package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.HostMove;
import org.patchbay.container.entity.lost.Leftover;
import org.patchbay.host.control.HostFound;
import org.patchbay.host.control.HostObserved;
import org.patchbay.host.control.Losing;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.entity.Nic;
import org.patchbay.reconcile.control.Nudges;

/** What has to go on hosts that were lost, should they come back. */
@ApplicationScoped
@Transactional
public class Leftovers {
  @Inject EntityManager em;
  @Inject Addresses addresses;
  @Inject Losing losing;
  @Inject Nudges nudges;
  @Inject Clock clock;

  /**
   * Notes all that a container may have on a host.
   *
   * @param disks false where its disks are in a pool that lives on
   */
  void note(Container container, UUID host, String pool, boolean disks) {
    List<String> volumes = disks ? container.volumes() : List.of();
    add(new Leftover(host, container.id(), pool, volumes, plugs(container.id()), clock.instant()));
  }

  /** Notes what a container may have where it was, or was to go. */
  void noteRemains(Container container) {
    HostMove move = container.move();
    note(container, move.remains().orElseThrow(), move.remainsPool().orElseThrow(), !move.shares());
  }

  /** Notes a node's data disk alone: it has no machine there. */
  public void noteData(UUID host, String pool, UUID node) {
    noteVolume(host, pool, Container.dataDisk(node));
  }

  /** Notes a volume alone. */
  void noteVolume(UUID host, String pool, String name) {
    add(new Leftover(host, null, pool, List.of(name), Leftover.Plugs.NONE, clock.instant()));
  }

  private void add(Leftover leftover) {
    em.persist(leftover);
    em.flush();
    nudge(leftover);
  }

  private Leftover.Plugs plugs(UUID container) {
    List<Nic> nics = addresses.of(container);
    return new Leftover.Plugs(
        nics.stream().map(Nic::segmentId).filter(Objects::nonNull).distinct().toList(),
        nics.stream().map(Nic::networkId).filter(Objects::nonNull).distinct().toList());
  }

  Optional<Leftover> find(UUID id) {
    return Optional.ofNullable(em.find(Leftover.class, id));
  }

  /** In the one order in which everybody nudges. */
  public List<Leftover> on(UUID host) {
    return em.createQuery("from Leftover l where l.hostId = :host", Leftover.class)
        .setParameter("host", host)
        .getResultStream()
        .sorted(Comparator.comparing(Leftover::id, Comparator.comparing(UUID::toString)))
        .toList();
  }

  /** It is gone from its host; after the last one the host takes new containers again. */
  void gone(UUID id) {
    find(id)
        .ifPresent(
            leftover -> {
              em.remove(leftover);
              em.flush();
              if (on(leftover.host()).isEmpty()) {
                losing.tidied(leftover.host());
              }
            });
  }

  /** The host itself is forgotten. */
  void forgetAll(UUID host) {
    on(host).forEach(em::remove);
    em.flush();
  }

  /** What runs there and must not is stopped before anything else happens. */
  void observed(@Observes HostObserved event) {
    on(event.host()).forEach(this::nudge);
  }

  void found(@Observes HostFound event) {
    List<Leftover> left = on(event.host());
    if (!left.isEmpty()) {
      event.awaitTidying();
    }
    left.forEach(this::nudge);
  }

  private void nudge(Leftover leftover) {
    nudges.nudge(LeftoverReconciler.KIND, leftover.id(), leftover.tenantId());
  }
}
