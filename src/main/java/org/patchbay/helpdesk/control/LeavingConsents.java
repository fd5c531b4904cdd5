package org.patchbay.helpdesk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.helpdesk.entity.HelpState;
import org.patchbay.helpdesk.entity.StandingConsent;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantLeaves;

/** What a tenant that leaves has consented to ends with it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LeavingConsents {
  @Inject EntityManager em;
  @Inject HelpTrail trail;
  @Inject HelpSignal signal;
  @Inject Clock clock;

  void left(@Observes TenantLeaves event) {
    UUID tenant = event.tenant().id();
    signal.changed(tenant);
    em.createQuery(
            "from StandingConsent s where s.tenantId = :t order by s.id", StandingConsent.class)
        .setParameter("t", tenant)
        .getResultList()
        .forEach(this::take);
    em.createQuery(
            "from HelpRequest r where r.tenantId = :t and r.endedAt is null order by r.id",
            HelpRequest.class)
        .setParameter("t", tenant)
        .getResultList()
        .forEach(this::end);
  }

  private void take(StandingConsent standing) {
    em.remove(standing);
    em.flush();
    trail.standing(standing, false);
  }

  private void end(HelpRequest request) {
    Instant now = clock.instant();
    HelpState state = request.state(now);
    if (state == HelpState.OPEN || state == HelpState.ACTIVE) {
      request.end(Calling.current().name(), now);
      trail.ended(state == HelpState.OPEN ? "help.withdraw" : "help.revoke", request);
    }
  }
}
