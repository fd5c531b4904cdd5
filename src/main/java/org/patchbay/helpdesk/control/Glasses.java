package org.patchbay.helpdesk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.helpdesk.entity.BreakGlass;
import org.patchbay.helpdesk.entity.GlassWish;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantLeaves;

/** Break-glass of the tenants that the scope shows. */
@ApplicationScoped
@Transactional
public class Glasses {
  private static final System.Logger LOG = System.getLogger(Glasses.class.getName());

  @Inject EntityManager em;
  @Inject GlassTrail trail;
  @Inject HelpSignal signal;
  @Inject Nudges nudges;
  @Inject Clock clock;
  @Inject Event<GlassBroken> alarms;

  @Inject
  @ConfigProperty(name = "patchbay.break-glass.most")
  Duration most;

  /** No longer than this. */
  public Duration most() {
    return most;
  }

  /**
   * Lets the caller act in the scope's tenant from now on, and tells everybody.
   *
   * @param tenantName for the fault
   * @throws Fault {@code INVALID_INPUT}; {@code GLASS_BROKEN} when it is already
   */
  BreakGlass begin(GlassWish wish, String tenantName) {
    String person = HelpRequests.person().name();
    List<FieldProblem> problems = wish.problems(most);
    Fault.refuse(problems);
    over(person);
    var glass = new BreakGlass(wish, person, clock.instant());
    try {
      em.persist(glass);
      em.flush();
    } catch (PersistenceException e) {
      throw Fault.of(FaultCode.GLASS_BROKEN, tenantName);
    }
    Duration left = Duration.ofMinutes(wish.minutes()).plusMillis(1);
    nudges.after(GlassEnds.KIND, glass.id(), glass.tenantId(), left);
    signal.changed(glass.tenantId());
    trail.broken(glass);
    alarm(glass, tenantName);
    return glass;
  }

  /** The engine may be late; nobody waits for it to note that a time is over. */
  private void over(String person) {
    em.createQuery(
            "select g.id from BreakGlass g where g.person = :person and g.endedAt is null",
            UUID.class)
        .setParameter("person", person)
        .getResultList()
        .forEach(this::expire);
  }

  private void alarm(BreakGlass glass, String tenantName) {
    LOG.log(
        System.Logger.Level.WARNING,
        "{0} broke the glass: acts in tenant {1} until {2} ({3})",
        glass.person(),
        tenantName,
        glass.goodUntil(),
        glass.reference());
    alarms.fire(new GlassBroken(glass));
  }

  /**
   * Ends one.
   *
   * @throws Fault {@code HELP_ENDED}
   */
  void end(UUID id) {
    BreakGlass glass = locked(id).orElseThrow(() -> Fault.notFound("glass", id));
    HelpRequests.person();
    glass.end(Calling.current().name(), clock.instant());
    signal.changed(glass.tenantId());
    trail.ended("glass.end", glass);
  }

  /** Nobody acts in a tenant that is no more. */
  void left(@Observes TenantLeaves event) {
    running().forEach(glass -> end(glass.id()));
  }

  /** Tells everybody that its time is over; how long until then when it is not, yet. */
  Optional<Duration> expire(UUID id) {
    Optional<BreakGlass> glass = locked(id).filter(known -> known.endedAt().isEmpty());
    if (glass.isEmpty()) {
      return Optional.empty();
    }
    Duration left = Duration.between(clock.instant(), glass.get().goodUntil());
    if (left.compareTo(Duration.ZERO) > 0) {
      return Optional.of(left);
    }
    glass.get().expired();
    em.flush();
    signal.changed(glass.get().tenantId());
    trail.ended("glass.over", glass.get());
    return Optional.empty();
  }

  private Optional<BreakGlass> locked(UUID id) {
    Optional<BreakGlass> glass =
        Optional.ofNullable(em.find(BreakGlass.class, id, LockModeType.PESSIMISTIC_WRITE));
    glass.ifPresent(em::refresh);
    return glass;
  }

  public BreakGlass get(UUID id) {
    return Optional.ofNullable(em.find(BreakGlass.class, id))
        .orElseThrow(() -> Fault.notFound("glass", id));
  }

  /** Those behind this one, newest first; null for the first. */
  public List<BreakGlass> page(BreakGlass behind, int limit) {
    var query =
        em.createQuery(
            "from BreakGlass g"
                + (behind == null ? "" : " where (g.begunAt, g.id) < (:at, :id)")
                + " order by g.begunAt desc, g.id desc",
            BreakGlass.class);
    if (behind != null) {
      query.setParameter("at", behind.begunAt()).setParameter("id", behind.id());
    }
    return query.setMaxResults(limit).getResultList();
  }

  List<BreakGlass> running() {
    Instant now = clock.instant();
    return em.createQuery(
            "from BreakGlass g where g.endedAt is null and g.goodUntil > :now"
                + " order by g.goodUntil, g.id",
            BreakGlass.class)
        .setParameter("now", now)
        .getResultList();
  }
}
