package org.patchbay.helpdesk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.patchbay.helpdesk.entity.BreakGlass;
import org.patchbay.helpdesk.entity.GlassWish;
import org.patchbay.identity.control.Emergencies;
import org.patchbay.identity.entity.Emergency;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Tenant;

/**
 * Break-glass in whatever tenants: for administrators, and for the door, which has no scope yet.
 */
@ApplicationScoped
public class PlatformGlasses implements Emergencies {
  @Inject Glasses glasses;
  @Inject Tenants tenants;

  /** As {@link Glasses#begin}. */
  public BreakGlass begin(Tenant tenant, GlassWish wish) {
    return TenantScope.within(tenant.id(), () -> glasses.begin(wish, tenant.name()));
  }

  /** Ends it, whoever's it is: administrators look after each other. */
  public BreakGlass end(UUID id) {
    BreakGlass glass = get(id);
    return TenantScope.within(
        glass.tenantId(),
        () -> {
          glasses.end(id);
          return glass;
        });
  }

  public BreakGlass get(UUID id) {
    return everywhere(() -> glasses.get(id));
  }

  /** As {@link Glasses#page}. */
  public List<BreakGlass> page(BreakGlass behind, int limit) {
    return everywhere(() -> glasses.page(behind, limit));
  }

  @Override
  public List<Emergency> all() {
    return everywhere(() -> glasses.running().stream().map(this::emergency).toList());
  }

  @Override
  public List<Emergency> in(UUID tenant) {
    return TenantScope.within(
        tenant, () -> glasses.running().stream().map(this::emergency).toList());
  }

  private Emergency emergency(BreakGlass glass) {
    return glass.emergency(tenants.get(glass.tenantId()));
  }

  private static <T> T everywhere(Supplier<T> look) {
    return TenantScope.within(TenantScope.PLATFORM, look);
  }
}
