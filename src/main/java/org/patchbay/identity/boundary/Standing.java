package org.patchbay.identity.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.patchbay.identity.control.Consents;
import org.patchbay.identity.entity.Consent;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;

/** Whether somebody who was let in would be let in now: for what lasts longer than a request. */
@ApplicationScoped
public class Standing {
  @Inject Tenants tenants;
  @Inject Consents consents;

  /**
   * Whether the caller may still look at this tenant's things as now, asked anew each time: of
   * helpdesk staff nothing outlasts the consent under which it was opened.
   */
  public BooleanSupplier of(Caller caller, UUID tenant) {
    boolean helps = caller.helpdesk() && !belongs(caller, tenant);
    Set<UUID> under = helps ? held(caller, tenant) : Set.of();
    return () ->
        caller.platformAdmin()
            || (helps ? held(caller, tenant).containsAll(under) : belongs(caller, tenant));
  }

  private boolean belongs(Caller caller, UUID tenant) {
    return tenants.role(tenant, caller.name()).isPresent();
  }

  private Set<UUID> held(Caller caller, UUID tenant) {
    return consents.of(caller.name()).stream()
        .filter(consent -> consent.tenant().id().equals(tenant))
        .map(Consent::id)
        .collect(Collectors.toSet());
  }
}
