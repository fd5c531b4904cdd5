package org.patchbay.helpdesk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.identity.control.Consents;
import org.patchbay.identity.entity.Consent;
import org.patchbay.tenant.control.TenantScope;

/** Consents as the door asks for them: before it has set a scope. */
@ApplicationScoped
public class ConsentBook implements Consents {
  @Inject GoodConsents good;
  @Inject HelpPlaces places;

  @Override
  public List<Consent> of(String person) {
    return TenantScope.within(TenantScope.PLATFORM, () -> good.of(person));
  }

  @Override
  public List<Consent> in(UUID tenant) {
    return TenantScope.within(tenant, () -> good.in(tenant));
  }

  @Override
  public long waiting(UUID tenant) {
    return TenantScope.within(tenant, () -> good.waiting(tenant));
  }

  @Override
  public Optional<UUID> cluster(UUID tenant, Map<String, String> names) {
    return TenantScope.within(tenant, () -> places.cluster(names));
  }
}
