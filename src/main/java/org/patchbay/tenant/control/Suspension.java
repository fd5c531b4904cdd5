package org.patchbay.tenant.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.tenant.entity.Tenant;

/** Keeps a tenant's people from changing anything, while all that runs goes on. */
@ApplicationScoped
@Transactional
public class Suspension {
  private static final int LONGEST_REASON = 200;

  @Inject EntityManager em;
  @Inject Clock clock;
  @Inject Event<TenantChanged> changes;

  /**
   * Counts from the next request on; another reason takes the place of the one before.
   *
   * @param reason what the tenant's people read
   */
  public void suspend(UUID id, String reason) {
    String said = reason == null ? "" : reason.strip();
    if (said.isEmpty()
        || said.length() > LONGEST_REASON
        || said.codePoints().anyMatch(Character::isISOControl)) {
      throw Fault.invalid("reason", "tenant.suspend.reason.invalid", LONGEST_REASON);
    }
    Tenant tenant = lock(id);
    Map<String, ?> before = told(tenant);
    tenant.suspend(said, clock.instant());
    changes.fire(new TenantChanged("tenant.suspend", tenant, before, told(tenant)));
  }

  /** As if it had never been; what is so already stays so. */
  public void resume(UUID id) {
    Tenant tenant = lock(id);
    if (tenant.isSuspended()) {
      Map<String, ?> before = told(tenant);
      tenant.resume();
      changes.fire(new TenantChanged("tenant.resume", tenant, before, Map.of()));
    }
  }

  /** Throws {@code TENANT_SUSPENDED}, or {@code TENANT_LEAVES}, with its reason when it is so. */
  public static void refuseIfSuspended(Tenant tenant) {
    tenant
        .leave()
        .ifPresent(
            leave -> {
              throw Fault.of(FaultCode.TENANT_LEAVES, tenant.name(), leave.reason());
            });
    tenant
        .suspendedBecause()
        .ifPresent(
            reason -> {
              throw Fault.of(FaultCode.TENANT_SUSPENDED, tenant.name(), reason);
            });
  }

  /**
   * Throws {@code TENANT_RETIRED} where nobody changes anything any more, not even the platform.
   */
  public static void refuseIfRetired(Tenant tenant) {
    if (tenant.isRetired()) {
      throw Fault.of(FaultCode.TENANT_RETIRED, tenant.name());
    }
  }

  private Tenant lock(UUID id) {
    Tenant tenant =
        Optional.ofNullable(em.find(Tenant.class, id, LockModeType.PESSIMISTIC_WRITE))
            .orElseThrow(() -> Fault.notFound("tenant", id));
    refuseIfRetired(tenant);
    return tenant;
  }

  private static Map<String, ?> told(Tenant tenant) {
    return tenant.suspendedBecause().map(reason -> Map.of("reason", reason)).orElse(Map.of());
  }
}
