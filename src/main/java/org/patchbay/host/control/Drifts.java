package org.patchbay.host.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.patchbay.fault.entity.Fault;
import org.patchbay.host.entity.Drift;
import org.patchbay.host.entity.Finding;

/** What on hosts is not as it is wanted, and what was not and is again. */
@ApplicationScoped
@Transactional
public class Drifts {
  /** How long one that has ended is told of. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final int LATEST = 50;

  @Inject EntityManager em;
  @Inject DriftTrail trail;
  @Inject Event<FixturesChanged> changed;
  @Inject Clock clock;

  /** Those of a host, the open ones first, then the newest. */
  public List<Drift> ofHost(UUID host) {
    return em.createQuery(
            "from Drift d where d.hostId = :host"
                + " order by case when d.endedAt is null then 0 else 1 end, d.noticedAt desc, d.id",
            Drift.class)
        .setParameter("host", host)
        .setMaxResults(LATEST)
        .getResultList();
  }

  /** Those of a tenant, which its caller may see, likewise. */
  public List<Drift> ofTenant(UUID tenant) {
    return em.createQuery(
            "from Drift d where d.tenantId = :tenant"
                + " order by case when d.endedAt is null then 0 else 1 end, d.noticedAt desc, d.id",
            Drift.class)
        .setParameter("tenant", tenant)
        .setMaxResults(LATEST)
        .getResultList();
  }

  public List<Drift> openOf(UUID host) {
    return em.createQuery(
            "from Drift d where d.hostId = :host and d.endedAt is null order by d.noticedAt, d.id",
            Drift.class)
        .setParameter("host", host)
        .getResultList();
  }

  /**
   * Agrees to have it put back although that interrupts; twice is once.
   *
   * @param id null is nobody's
   * @throws Fault {@code NO_SUCH_THING} when the host has no such open one
   */
  public void agree(UUID host, UUID id) {
    Drift drift =
        Optional.ofNullable(id)
            .map(one -> em.find(Drift.class, one, LockModeType.PESSIMISTIC_WRITE))
            .filter(one -> one.hostId().equals(host) && one.endedAt().isEmpty())
            .orElseThrow(() -> Fault.notFound("drift", id));
    if (drift.waits()) {
      drift.agree(clock.instant());
      changed.fire(new FixturesChanged(host));
      trail.agreed(drift);
    }
  }

  /**
   * What is not as wanted at present: writes down what is new and what has ended.
   *
   * @param tenant whose a finding is
   * @param looked whether it was looked whether an earlier one is still so
   * @return those that are open now
   */
  public List<Drift> found(
      UUID host,
      List<Finding> findings,
      Function<Finding, Optional<UUID>> tenant,
      Predicate<Drift> looked) {
    Instant now = clock.instant();
    List<Drift> before = openOf(host);
    List<Drift> open = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<Drift> known =
          before.stream().filter(one -> one.isAbout(finding.identity())).findFirst();
      known.ifPresent(one -> one.found(finding));
      open.add(known.orElseGet(() -> begun(host, finding, tenant.apply(finding), now)));
    }
    for (Drift one : before) {
      if (!open.contains(one) && looked.test(one)) {
        end(one, now);
      } else if (!open.contains(one)) {
        open.add(one);
      }
    }
    return open;
  }

  private Drift begun(UUID host, Finding finding, Optional<UUID> tenant, Instant now) {
    Drift drift = new Drift(host, finding, tenant.orElse(null), now);
    em.persist(drift);
    return drift;
  }

  private void end(Drift drift, Instant now) {
    drift.ended(now);
    trail.ended(drift);
    em.createQuery("delete from Drift d where d.hostId = :host and d.endedAt < :before")
        .setParameter("host", drift.hostId())
        .setParameter("before", now.minus(KEPT))
        .executeUpdate();
  }

  /** Something is being done about it. */
  public void tried(UUID id) {
    find(id).ifPresent(drift -> drift.tried(clock.instant()));
  }

  public void failed(UUID id, Fault why) {
    find(id).ifPresent(drift -> drift.failed(why));
  }

  private Optional<Drift> find(UUID id) {
    return Optional.ofNullable(em.find(Drift.class, id));
  }
}
