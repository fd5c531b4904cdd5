package org.patchbay.membership.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.TenantChanged;

/** Has the engine tell the identity provider, where the portal keeps the organizations there. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OrganizationWishes {
  /** Behind the audit, whose lock others wait for. */
  private static final int LATER = 3000;

  @Inject Nudges nudges;
  @Inject EntityManager em;

  @Inject
  @ConfigProperty(name = "patchbay.oidc.manage-organizations")
  boolean managed;

  void changed(@Observes @Priority(LATER) TenantChanged event) {
    UUID tenant = event.tenant().id();
    switch (event.action()) {
      case "tenant.add" -> changed(tenant);
      case "tenant.members", "tenant.member.role", "tenant.member.remove" -> outlived(tenant);
      default -> {
        // Says nothing about who belongs to the organization.
      }
    }
  }

  boolean areManaged() {
    return managed;
  }

  /** Where others keep the organizations, nobody has to be told. */
  public void changed(UUID tenant) {
    if (managed) {
      nudges.nudge(OrganizationReconciler.KIND, tenant, tenant);
    } else {
      em.createNativeQuery("delete from invitation where tenant_id = :tenant and withdrawn")
          .setParameter("tenant", tenant)
          .executeUpdate();
    }
  }

  /** What somebody offered who is no owner any more counts no more. */
  private void outlived(UUID tenant) {
    em.flush();
    int ended =
        em.createNativeQuery(
                "update invitation set withdrawn = true where tenant_id = :tenant and by_member"
                    + " and not withdrawn and not exists (select 1 from member m where"
                    + " m.tenant_id = :tenant and m.username = invited_by and m.role = 'OWNER')")
            .setParameter("tenant", tenant)
            .executeUpdate();
    if (ended > 0) {
      changed(tenant);
    }
  }
}
