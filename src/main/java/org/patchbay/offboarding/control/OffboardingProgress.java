package org.patchbay.offboarding.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.offboarding.entity.OffboardingView;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.entity.Tenant;

/** How far a tenant's leave is, and trying again; for who looks from outside of its scope. */
@ApplicationScoped
public class OffboardingProgress {
  @Inject LeftBehind left;
  @Inject Retries retries;

  /** Empty for a tenant that stays. */
  public Optional<OffboardingView> of(Tenant tenant) {
    return tenant
        .leave()
        .map(leave -> TenantScope.within(tenant.id(), () -> left.view(tenant, leave)));
  }

  /**
   * The same.
   *
   * @throws Fault {@code NO_SUCH_THING} for a tenant that stays
   */
  public OffboardingView get(Tenant tenant) {
    return of(tenant).orElseThrow(() -> Fault.notFound("offboarding", tenant.slug()));
  }

  /**
   * Has the engine try at once what it tries later, or no more.
   *
   * @throws Fault {@code NO_SUCH_THING} for a tenant that stays
   */
  public void retry(Tenant tenant) {
    get(tenant);
    UUID id = tenant.id();
    TenantScope.within(id, () -> retries.again(id));
  }
}
