package org.patchbay.offboarding.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.notify.control.MailWanted;
import org.patchbay.notify.entity.MailKind;
import org.patchbay.offboarding.entity.OffboardingWish;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.Suspension;
import org.patchbay.tenant.control.TenantChanged;
import org.patchbay.tenant.entity.Leave;
import org.patchbay.tenant.entity.Tenant;

/** The platform's administrators have a tenant leave, and call it back while it rests. */
@ApplicationScoped
@Transactional
public class Offboarding {
  @Inject EntityManager em;
  @Inject Nudges nudges;
  @Inject Event<TenantChanged> changes;
  @Inject Event<MailWanted> mails;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.tenant.offboard.rest")
  Duration rest;

  /** How long a tenant that is asked to leave now may be called back. */
  public Duration rest() {
    return rest;
  }

  /**
   * From the next request on its people change nothing; after its rest all that it has goes. Asked
   * again, it rests as long as before.
   *
   * @throws Fault {@code INVALID_INPUT}; {@code TENANT_RETIRED} when it is too late
   */
  public void begin(UUID id, OffboardingWish wish) {
    Tenant tenant = lock(id);
    List<FieldProblem> problems = wish.problems(tenant.slug());
    Fault.refuse(problems);
    if (tenant.leave().isPresent()) {
      return;
    }
    Leave leave = new Leave(Calling.current().name(), wish.reason(), clock.instant(), rest);
    tenant.leave(leave);
    em.flush();
    mail(MailKind.TENANT_LEAVES, tenant, leave, "/export");
    changes.fire(new TenantChanged("tenant.offboard", tenant, Map.of(), told(leave)));
    nudges.nudge(OffboardingReconciler.KIND, id, id);
  }

  /**
   * As if it had never been asked to leave; what is so already stays so.
   *
   * @throws Fault {@code TENANT_RETIRED} when it is too late
   */
  public void recall(UUID id) {
    Tenant tenant = lock(id);
    Optional<Leave> leave = tenant.leave();
    if (leave.isPresent()) {
      tenant.stay();
      em.flush();
      mail(MailKind.TENANT_STAYS, tenant, leave.get(), "");
      changes.fire(
          new TenantChanged("tenant.offboard.recall", tenant, told(leave.get()), Map.of()));
      nudges.nudge(OffboardingReconciler.KIND, id, id);
    }
  }

  private Tenant lock(UUID id) {
    Tenant tenant =
        Optional.ofNullable(em.find(Tenant.class, id, LockModeType.PESSIMISTIC_WRITE))
            .orElseThrow(() -> Fault.notFound("tenant", id));
    em.refresh(tenant);
    Suspension.refuseIfRetired(tenant);
    return tenant;
  }

  private void mail(MailKind kind, Tenant tenant, Leave leave, String page) {
    Instant until = leave.restsUntil();
    mails.fire(
        MailWanted.toOwners(
            tenant.id(),
            kind,
            leave.askedAt().toString(),
            List.of(
                tenant.name(),
                leave.reason(),
                LocalDate.ofInstant(until, ZoneOffset.UTC).toString()),
            "/t/" + tenant.slug() + page));
  }

  private static Map<String, ?> told(Leave leave) {
    return Map.of("reason", leave.reason(), "until", leave.restsUntil().toString());
  }
}
