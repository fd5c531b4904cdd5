package org.patchbay.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import org.patchbay.identity.entity.ApiToken;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantLeaves;
import org.patchbay.tenant.control.ThingChanged;

/** The API tokens of a tenant that leaves open nothing any more. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LeavingTokens {
  @Inject EntityManager em;
  @Inject Clock clock;
  @Inject Event<ThingChanged> changes;

  void left(@Observes TenantLeaves event) {
    em.createQuery(
            "from ApiToken t where t.tenantId = :tenant and t.revokedAt is null order by t.id",
            ApiToken.class)
        .setParameter("tenant", event.tenant().id())
        .getResultList()
        .forEach(this::revoke);
  }

  private void revoke(ApiToken token) {
    token.revoke(Calling.current().name(), clock.instant());
    changes.fire(
        new ThingChanged(
            "token.revoke",
            token.tenantId(),
            "token",
            token.id(),
            token.name(),
            Map.of("role", token.role(), "maker", token.madeBy()),
            Map.of()));
  }
}
