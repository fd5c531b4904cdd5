package org.patchbay.membership.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.membership.entity.Invitation;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.TenantChanged;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.MemberPolicy;
import org.patchbay.tenant.entity.Rights;

/** Has the engine tell the identity provider, where the portal keeps the organizations there. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OrganizationWishes {
  /** Behind the audit, whose lock others wait for. */
  private static final int LATER = 3000;

  @Inject Nudges nudges;
  @Inject EntityManager em;
  @Inject Tenants tenants;
  @Inject Invitations invitations;

  @Inject
  @ConfigProperty(name = "patchbay.oidc.manage-organizations")
  boolean managed;

  void changed(@Observes @Priority(LATER) TenantChanged event) {
    UUID tenant = event.tenant().id();
    switch (event.action()) {
      case "tenant.add" -> changed(tenant);
      case "tenant.members", "tenant.member.role", "tenant.member.remove", "tenant.role.change" ->
          outlived(tenant);
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

  /** What somebody offered who may not give it any more counts no more. */
  private void outlived(UUID tenant) {
    em.flush();
    List<Invitation> ended = invitations.of(tenant).stream().filter(open -> !stands(open)).toList();
    ended.forEach(Invitation::withdraw);
    em.flush();
    if (!ended.isEmpty()) {
      changed(tenant);
    }
  }

  private boolean stands(Invitation open) {
    Optional<Rights> actor = tenants.rights(open.tenantId(), open.invitedBy());
    Optional<Rights> offered = Optional.of(invitations.offered(open));
    return !open.isByMember()
        || MemberPolicy.judge(actor, Optional.empty(), offered, Long.MAX_VALUE).isEmpty();
  }
}
