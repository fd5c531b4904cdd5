package org.patchbay.membership.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.membership.entity.OrganizationState;
import org.patchbay.reconcile.control.Troubles;
import org.patchbay.reconcile.entity.Trouble;
import org.patchbay.tenant.control.TenantChanged;
import org.patchbay.tenant.control.Tenants;

/** How far a tenant's organization is, why it is no further, and trying again. */
@ApplicationScoped
@Transactional
public class OrganizationProgress {
  @Inject OrganizationRows rows;
  @Inject OrganizationWishes wishes;
  @Inject Troubles troubles;
  @Inject Tenants tenants;
  @Inject Event<TenantChanged> changes;

  public OrganizationState of(UUID tenant) {
    return OrganizationState.of(
        wishes.areManaged(),
        rows.providerId(tenant).isPresent(),
        rows.invitations(tenant).isEmpty(),
        trouble(tenant));
  }

  /** Whether the provider knows of no such organization any more, or others have to see to it. */
  public boolean isDissolved(UUID tenant) {
    return !wishes.areManaged() || rows.isRemoved(tenant);
  }

  /** Why it is no further. */
  public Optional<Trouble> trouble(UUID tenant) {
    return troubles.of(OrganizationReconciler.KIND, tenant);
  }

  /** Has the engine try at once what it tries later, or no more. */
  public void retry(UUID tenant) {
    changes.fire(
        new TenantChanged("tenant.organization.retry", tenants.get(tenant), Map.of(), Map.of()));
    wishes.changed(tenant);
  }
}
