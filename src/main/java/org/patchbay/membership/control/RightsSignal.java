package org.patchbay.membership.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.patchbay.identity.control.SessionEnded;
import org.patchbay.reconcile.control.Signals;
import org.patchbay.tenant.control.TenantChanged;
import org.patchbay.tenant.control.ThingChanged;

/** Tells all instances of a change of rights, for what lasts longer than a request. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class RightsSignal {
  private static final int LATER = 3000;

  @Inject EntityManager em;

  void changed(@Observes @Priority(LATER) TenantChanged event) {
    if (event.action().startsWith("tenant.member") || event.action().equals("tenant.role.change")) {
      tell(event.tenant().id().toString());
    }
  }

  void revoked(@Observes @Priority(LATER) ThingChanged event) {
    if (event.action().equals("token.revoke")) {
      tell(event.tenant().toString());
    }
  }

  void ended(@Observes @Priority(LATER) SessionEnded event) {
    tell("");
  }

  private void tell(String tenant) {
    em.createNativeQuery("select cast(pg_notify(:channel, :tenant) as text)")
        .setParameter("channel", Signals.RIGHTS)
        .setParameter("tenant", tenant)
        .getSingleResult();
  }
}
