package org.patchbay.helpdesk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.patchbay.reconcile.control.Signals;

/** Tells all instances that a consent began or ended, for what lasts longer than a request. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class HelpSignal {
  @Inject EntityManager em;

  void changed(UUID tenant) {
    em.createNativeQuery("select cast(pg_notify(:channel, :tenant) as text)")
        .setParameter("channel", Signals.RIGHTS)
        .setParameter("tenant", tenant.toString())
        .getSingleResult();
  }
}
