package org.patchbay.offboarding.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.patchbay.offboarding.entity.OffboardingPlan;
import org.patchbay.offboarding.entity.OffboardingStep;
import org.patchbay.tenant.control.Members;
import org.patchbay.tenant.control.QuotaLimits;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.TenantChanged;
import org.patchbay.tenant.control.TenantLeaves;
import org.patchbay.tenant.entity.Leave;
import org.patchbay.tenant.entity.Tenant;

/** The steps of a tenant's leave that are its own; each is one transaction, and taken once. */
@ApplicationScoped
@Transactional
public class Departure {
  @Inject EntityManager em;
  @Inject Remnants remnants;
  @Inject Members members;
  @Inject QuotaLimits limits;
  @Inject Event<TenantLeaves> rooms;
  @Inject Event<TenantChanged> changes;
  @Inject Clock clock;

  /** Nobody calls it back from now on. */
  void begin(UUID id) {
    ifNext(
        id,
        OffboardingStep.BEGIN,
        (tenant, leave) -> {
          leave.begin(clock.instant());
          tell("tenant.offboard.begin", tenant, Map.of("reason", leave.reason()));
        });
  }

  /** All rooms take back what they gave it, and nobody belongs to it. */
  void endRights(UUID id) {
    ifNext(
        id,
        OffboardingStep.END_RIGHTS,
        (tenant, leave) -> {
          leave.endRights(clock.instant());
          em.flush();
          rooms.fire(new TenantLeaves(tenant));
          members.dismiss(tenant);
        });
  }

  /** It is gone, and may have nothing. */
  void close(UUID id) {
    ifNext(
        id,
        OffboardingStep.CLOSE,
        (tenant, leave) -> {
          new TreeSet<>(Quotas.NAMES).forEach(name -> limits.set(id, name, 0, null, 0));
          leave.end(clock.instant());
          em.flush();
          tell("tenant.offboard.end", tenant, Map.of("slug", tenant.slug()));
        });
  }

  /**
   * Under the tenant's lock the step may be due no more: it was called back, or has it behind it.
   */
  private void ifNext(UUID id, OffboardingStep due, BiConsumer<Tenant, Leave> step) {
    Tenant tenant = em.find(Tenant.class, id, LockModeType.PESSIMISTIC_WRITE);
    em.refresh(tenant);
    tenant
        .leave()
        .filter(leave -> next(tenant, leave) == due)
        .ifPresent(leave -> step.accept(tenant, leave));
  }

  private OffboardingStep next(Tenant tenant, Leave leave) {
    return OffboardingPlan.next(
        leave.state(), leave.hasRested(clock.instant()), remnants.of(tenant));
  }

  private void tell(String action, Tenant tenant, Map<String, ?> after) {
    changes.fire(new TenantChanged(action, tenant, Map.of(), after));
  }
}
