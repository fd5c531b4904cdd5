package org.patchbay.identity.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;

/** Whether somebody who was let in would be let in now: for what lasts longer than a request. */
@ApplicationScoped
public class Standing {
  @Inject Tenants tenants;

  /** Whether the caller may still look at this tenant's things, asked anew each time. */
  public BooleanSupplier of(Caller caller, UUID tenant) {
    return () -> caller.platformAdmin() || tenants.role(tenant, caller.name()).isPresent();
  }
}
