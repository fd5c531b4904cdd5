package org.patchbay.membership.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.patchbay.reconcile.control.Signals;
import org.patchbay.tenant.control.KnownNames;
import org.patchbay.tenant.control.TenantChanged;

/** Tells all instances that a tenant's own host name, or the brand it wears there, has changed. */
@ApplicationScoped
public class OwnNameSignal {
  private static final int LATER = 3000;

  @Inject EntityManager em;
  @Inject Signals signals;
  @Inject KnownNames names;

  private Signals.Subscription subscription;

  @Transactional(Transactional.TxType.MANDATORY)
  void changed(@Observes @Priority(LATER) TenantChanged event) {
    if (event.action().equals("tenant.own-name") || event.action().equals("tenant.appearance")) {
      em.createNativeQuery("select cast(pg_notify(:channel, '') as text)")
          .setParameter("channel", Signals.NAMES)
          .getSingleResult();
    }
  }

  synchronized void read(@Observes KnownNames.NamesRead event) {
    if (subscription == null) {
      subscription = signals.subscribe(Signals.NAMES, payload -> names.forget());
    }
  }

  @PreDestroy
  synchronized void stop() {
    if (subscription != null) {
      subscription.close();
    }
  }
}
