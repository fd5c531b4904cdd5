package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.snapshot.PlacedSnapshot;
import org.patchbay.container.entity.snapshot.Snapshot;
import org.patchbay.container.entity.snapshot.SnapshotState;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.HostRemoval;
import org.patchbay.host.control.PoolChange;
import org.patchbay.reconcile.control.Nudges;

/** The snapshots of the scope's containers. Who changes one has locked its container before. */
@ApplicationScoped
@Transactional
public class Snapshots {
  @Inject EntityManager em;
  @Inject Leftovers leftovers;
  @Inject Nudges nudges;

  Optional<Snapshot> find(UUID id) {
    return Optional.ofNullable(em.find(Snapshot.class, id));
  }

  /**
   * One of a container.
   *
   * @throws Fault {@code NO_SUCH_THING} when it is none of its
   */
  public Snapshot get(UUID container, UUID id) {
    return find(id)
        .filter(snapshot -> snapshot.containerId().equals(container))
        .orElseThrow(() -> Fault.notFound("snapshot", id));
  }

  /** The same, locked until the transaction ends. */
  Snapshot locked(UUID container, UUID id) {
    Snapshot snapshot = get(container, id);
    em.refresh(snapshot, LockModeType.PESSIMISTIC_WRITE);
    return snapshot;
  }

  /** The latest first. */
  public List<Snapshot> of(UUID container) {
    return em.createQuery(
            "from Snapshot s where s.containerId = :container order by s.wishedAt desc, s.id",
            Snapshot.class)
        .setParameter("container", container)
        .getResultList();
  }

  /** A page of all that the scope has, as they were wished: those behind {@code (after, id)}. */
  public List<PlacedSnapshot> page(Instant after, UUID id, int limit) {
    return em.createQuery(
            "select new org.patchbay.container.entity.snapshot.PlacedSnapshot(s, c.name, h.name)"
                + " from Snapshot s join Container c on c.id = s.containerId"
                + " join Host h on h.id = s.hostId where (s.wishedAt, s.id) > (:after, :id)"
                + " order by s.wishedAt, s.id",
            PlacedSnapshot.class)
        .setParameter("after", after)
        .setParameter("id", id)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The one that is being taken or put back: there is one at most. */
  Optional<Snapshot> underWay(UUID container) {
    return of(container).stream().filter(one -> one.state().isUnderWay()).findFirst();
  }

  void add(Snapshot snapshot) {
    em.persist(snapshot);
    em.flush();
  }

  void remove(Snapshot snapshot) {
    em.remove(snapshot);
    em.flush();
  }

  /** All that a container has go; true when it had any. */
  boolean deleteAll(UUID container) {
    List<Snapshot> all = of(container);
    all.stream().filter(one -> one.state() != SnapshotState.DELETING).forEach(this::delete);
    return !all.isEmpty();
  }

  void delete(Snapshot snapshot) {
    snapshot.delete();
    nudges.nudge(SnapshotReconciler.KIND, snapshot.id(), snapshot.tenantId());
  }

  /**
   * The container's host is lost: what was being taken there is given up, and what was being put
   * back is where it was. The container is locked.
   */
  void abandon(Container container) {
    if (!container.copiesData()) {
      return;
    }
    underWay(container.id())
        .ifPresent(
            one -> {
              leaveFresh(one);
              if (one.state() == SnapshotState.TAKING) {
                delete(one);
              } else {
                one.restEasy();
              }
            });
    container.copiesData(false);
  }

  /**
   * The same of one that goes with its host: true as {@link #deleteAll}. The container is locked.
   */
  boolean deleteAllThere(UUID container) {
    underWay(container).ifPresent(this::leaveFresh);
    return deleteAll(container);
  }

  /** The disk that was being made of it goes when the host is found. */
  private void leaveFresh(Snapshot snapshot) {
    snapshot
        .fresh()
        .ifPresent(disk -> leftovers.noteData(snapshot.hostId(), snapshot.pool(), disk));
  }

  /** How much a snapshot reserves, by quota name. */
  static Map<String, Long> reserved(long gib) {
    return Map.of("snapshots", 1L, "diskGiB", gib);
  }

  /** Of all tenants, deliberately: the administrators' word is about their hosts. */
  void hostRemoval(@Observes HostRemoval event) {
    if (isAny("s.hostId = :host", Map.of("host", event.host()))) {
      throw Fault.of(FaultCode.STILL_IN_USE, event.name());
    }
  }

  void poolChange(@Observes PoolChange event) {
    if (isAny(
        "s.hostId = :host and s.pool = :pool",
        Map.of("host", event.host(), "pool", event.pool()))) {
      throw Fault.of(FaultCode.STILL_IN_USE, event.pool());
    }
  }

  private boolean isAny(String condition, Map<String, Object> parameters) {
    var query = em.createQuery("select 1 from Snapshot s where " + condition, Integer.class);
    parameters.forEach(query::setParameter);
    return !query.setMaxResults(1).getResultList().isEmpty();
  }
}
