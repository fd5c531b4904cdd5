package org.patchbay.isolation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.isolation.entity.Evidence;
import org.patchbay.isolation.entity.Finding;
import org.patchbay.isolation.entity.IsolationCheck;
import org.patchbay.isolation.entity.IsolationState;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantScope;

/** The checks of the scope's tenant: asked for, and ended. */
@ApplicationScoped
@Transactional
public class IsolationChecks {
  static final String ASKED = "isolation.check";
  static final String FAILED = "isolation.failed";

  @Inject EntityManager em;
  @Inject Nudges nudges;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<IsolationBroken> alarm;

  /** The latest first. */
  public List<IsolationCheck> latest(int most) {
    return em.createQuery(
            "from IsolationCheck c order by c.askedAt desc, c.id", IsolationCheck.class)
        .setMaxResults(most)
        .getResultList();
  }

  /** The one under way. */
  public Optional<IsolationCheck> open() {
    return em.createQuery("from IsolationCheck c where c.endedAt is null", IsolationCheck.class)
        .getResultStream()
        .findFirst();
  }

  /** Has the tenant checked now; one that is under way already is the one. */
  public IsolationCheck ask() {
    UUID tenant = TenantScope.current();
    long generation = nudges.nudge(IsolationReconciler.KIND, tenant, tenant);
    IsolationCheck check = open().orElseGet(this::begin);
    audit.record(
        ASKED, object(tenant), Change.made(Map.of("check", check.id(), "turn", generation)));
    return check;
  }

  /** The one under way, or else one without anybody's asking. */
  IsolationCheck begun(Duration every) {
    UUID tenant = TenantScope.current();
    // Holds the resource's row, as whoever asks does, so that nobody begins a second one.
    nudges.after(IsolationReconciler.KIND, tenant, tenant, every);
    return open().orElseGet(this::begin);
  }

  private IsolationCheck begin() {
    IsolationCheck check = new IsolationCheck(Calling.current().name(), clock.instant());
    em.persist(check);
    em.flush();
    return check;
  }

  /** Says what came of it, and raises the alarm where that is bad. */
  void end(UUID id, IsolationState state, List<Finding> findings, List<Evidence> evidence) {
    IsolationCheck check = em.find(IsolationCheck.class, id);
    check.end(state, findings, evidence, clock.instant());
    if (state.alarms()) {
      UUID tenant = check.tenantId();
      alarm.fire(new IsolationBroken(tenant, id, state));
      audit.record(
          FAILED,
          object(tenant),
          Change.made(
              Map.of(
                  "state",
                  state.name(),
                  "findings",
                  findings.stream().map(Finding::write).toList().toString())));
    }
  }

  private static AuditObject object(UUID tenant) {
    return new AuditObject(tenant, "isolation", tenant.toString(), "isolation");
  }
}
