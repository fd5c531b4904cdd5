package org.patchbay.isolation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.patchbay.isolation.entity.IsolationCheck;
import org.patchbay.tenant.control.TenantScope;

/** All tenants' checks, for the platform. */
@ApplicationScoped
public class PlatformIsolation {
  /** As many as a page shows. */
  private static final int MOST = 500;

  @Inject EntityManager em;
  @Inject IsolationChecks checks;
  @Inject OtherTenants others;

  /** The last of every tenant that is over, and of the others the one under way; bad ones first. */
  @Transactional
  public List<IsolationCheck> last() {
    return em.unwrap(Session.class)
        .createNativeQuery(
            "select distinct on (tenant_id) * from isolation_check"
                + " order by tenant_id, ended_at is null, asked_at desc limit "
                + MOST,
            IsolationCheck.class)
        .getResultStream()
        .sorted(
            Comparator.comparing(IsolationCheck::state)
                .reversed()
                .thenComparing(IsolationCheck::askedAt))
        .toList();
  }

  /** Has each tenant checked that has containers, in a transaction of its own; returns how many. */
  public int askAll() {
    List<UUID> tenants = others.withContainers();
    tenants.forEach(tenant -> TenantScope.within(tenant, () -> checks.ask()));
    return tenants.size();
  }
}
