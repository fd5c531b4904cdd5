package org.patchbay.membership.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.patchbay.tenant.control.TenantOpened;
import org.patchbay.tenant.entity.TenantRole;

/** Invites whom a new tenant is made for. */
@ApplicationScoped
public class FirstOwner {
  @Inject Invitations invitations;

  void opened(@Observes TenantOpened event) {
    Optional.ofNullable(event.draft().owner())
        .ifPresent(mail -> invitations.invite(event.tenant().id(), mail, TenantRole.OWNER.name()));
  }
}
