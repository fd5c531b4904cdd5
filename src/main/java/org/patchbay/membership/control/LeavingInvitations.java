package org.patchbay.membership.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.patchbay.membership.entity.Invitation;
import org.patchbay.tenant.control.TenantChanged;
import org.patchbay.tenant.control.TenantLeaves;

/** Nobody joins a tenant that leaves, and the identity provider forgets its organization. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LeavingInvitations {
  /** Behind the audit, whose lock others wait for. */
  private static final int LATER = 3000;

  @Inject Invitations invitations;
  @Inject OrganizationWishes wishes;
  @Inject Event<TenantChanged> changes;

  void left(@Observes @Priority(LATER) TenantLeaves event) {
    for (Invitation open : invitations.of(event.tenant().id())) {
      open.withdraw();
      Map<String, ?> told = Map.of("mail", open.mail(), "role", invitations.offered(open).name());
      changes.fire(new TenantChanged("tenant.invite.withdraw", event.tenant(), told, Map.of()));
    }
    wishes.changed(event.tenant().id());
  }
}
