package org.patchbay.identity.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.patchbay.identity.control.Consents;
import org.patchbay.identity.control.LogoutNotices;
import org.patchbay.identity.control.Sessions;
import org.patchbay.identity.control.TokenDoor;
import org.patchbay.identity.entity.Consent;
import org.patchbay.identity.entity.Presence;
import org.patchbay.identity.entity.TokenPass;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;

/** Whether somebody who was let in would be let in now: for what lasts longer than a request. */
@ApplicationScoped
public class Standing {
  /**
   * A session whose pages nobody has asked for in this time may have lost its person meanwhile,
   * which is found out when its tokens are renewed: who still looks asks again.
   */
  private static final Duration WITHOUT_A_LOOK = Duration.ofMinutes(5);

  @Inject Tenants tenants;
  @Inject Sessions sessions;
  @Inject LogoutNotices logouts;
  @Inject Clock clock;
  @Inject HttpServletRequest request;
  @Inject TokenDoor machines;
  @Inject Consents consents;

  /**
   * Whether the caller may still look at this tenant's things as now, asked anew each time: of
   * helpdesk staff nothing outlasts the consent under which it was opened.
   */
  public BooleanSupplier of(Caller caller, UUID tenant) {
    boolean helps = caller.helpdesk() && !belongs(caller, tenant);
    Set<UUID> under = helps ? held(caller, tenant) : Set.of();
    Optional<Presence> presence =
        Optional.ofNullable((Presence) request.getAttribute(Presence.ATTRIBUTE));
    Optional<UUID> token = Callers.pass(request).map(TokenPass::id);
    return () ->
        (caller.platformAdmin()
                || (helps ? held(caller, tenant).containsAll(under) : belongs(caller, tenant)))
            && presence.map(this::holds).orElse(true)
            && token.map(machines::stands).orElse(true);
  }

  private boolean holds(Presence presence) {
    return presence
        .session()
        .map(id -> sessions.stands(id, WITHOUT_A_LOOK))
        .orElseGet(() -> isGood(presence));
  }

  private boolean isGood(Presence token) {
    return token.until().filter(end -> end.isBefore(clock.instant())).isEmpty()
        && !logouts.ended(token);
  }

  private boolean belongs(Caller caller, UUID tenant) {
    return tenants.rights(tenant, caller.name()).isPresent();
  }

  private Set<UUID> held(Caller caller, UUID tenant) {
    return consents.of(caller.name()).stream()
        .filter(consent -> consent.tenant().id().equals(tenant))
        .map(Consent::id)
        .collect(Collectors.toSet());
  }
}
