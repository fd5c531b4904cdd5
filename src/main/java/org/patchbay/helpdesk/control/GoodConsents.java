package org.patchbay.helpdesk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.identity.entity.Consent;
import org.patchbay.tenant.control.Tenants;

/** What the scope shows of consents that are good now. */
@ApplicationScoped
@Transactional
public class GoodConsents {
  @Inject EntityManager em;
  @Inject Tenants tenants;
  @Inject Clock clock;

  List<Consent> of(String person) {
    return good("r.askedBy = :whose", person);
  }

  List<Consent> in(UUID tenant) {
    return good("r.tenantId = :whose", tenant);
  }

  private List<Consent> good(String whose, Object value) {
    return em
        .createQuery(
            "from HelpRequest r where r.goodUntil > :now and r.endedAt is null and "
                + whose
                + " order by r.goodUntil, r.id",
            HelpRequest.class)
        .setParameter("now", clock.instant())
        .setParameter("whose", value)
        .getResultList()
        .stream()
        .map(request -> request.consent(tenants.get(request.tenantId())))
        .toList();
  }

  long waiting(UUID tenant) {
    return em.createQuery(
            "select count(*) from HelpRequest r where r.tenantId = :tenant"
                + " and r.decidedAt is null and r.endedAt is null",
            Long.class)
        .setParameter("tenant", tenant)
        .getSingleResult();
  }
}
