package org.patchbay.tenant.edge.jpa;

import java.util.UUID;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.patchbay.tenant.control.TenantScope;

/** Tells Hibernate whose rows a session sees. */
public class ScopeResolver implements CurrentTenantIdentifierResolver<UUID> {
  @Override
  public UUID resolveCurrentTenantIdentifier() {
    return TenantScope.current();
  }

  @Override
  public boolean validateExistingCurrentSessions() {
    return false;
  }

  @Override
  public boolean isRoot(UUID tenant) {
    return TenantScope.PLATFORM.equals(tenant);
  }
}
