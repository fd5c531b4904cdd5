package org.patchbay.quota.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.patchbay.quota.entity.QuotaRequest;
import org.patchbay.quota.entity.QuotaRequestState;
import org.patchbay.tenant.control.TenantLeaves;

/** Who leaves asks for nothing any more. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LeavingRequests {
  @Inject EntityManager em;
  @Inject QuotaRequests requests;

  void left(@Observes TenantLeaves event) {
    em.createQuery(
            "from QuotaRequest r where r.tenantId = :tenant and r.state = :open order by r.id",
            QuotaRequest.class)
        .setParameter("tenant", event.tenant().id())
        .setParameter("open", QuotaRequestState.OPEN)
        .getResultList()
        .forEach(request -> requests.withdraw(request.id()));
  }
}
