package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.identity.control.ProviderSessions;
import org.patchbay.identity.control.Sessions;
import org.patchbay.identity.entity.PortalSession;
import org.patchbay.identity.entity.Presence;

/**
 * The caller's own sessions of the pages. One is ended here first, and then the login at the
 * identity provider that it came from: with that, its browser would be in again without a password.
 */
@RequestScoped
public class OwnSessions {
  @Inject Sessions sessions;
  @Inject ProviderSessions provider;
  @Inject CurrentAccess access;
  @Inject HttpServletRequest request;

  private Optional<String> login;

  List<PortalSession> list() {
    return sessions.of(access.person().name());
  }

  /** Whether it is the one, or of the login, that the request came with. */
  boolean isCurrent(PortalSession session) {
    boolean here = presence().flatMap(Presence::session).filter(session.id()::equals).isPresent();
    return here || session.sid().isPresent() && session.sid().equals(login());
  }

  /** One login has a session under each name of the portal's; read once a request. */
  private Optional<String> login() {
    if (login == null) {
      login =
          presence().flatMap(here -> here.sid().or(() -> here.session().flatMap(sessions::sid)));
    }
    return login;
  }

  private Optional<Presence> presence() {
    return Optional.ofNullable((Presence) request.getAttribute(Presence.ATTRIBUTE));
  }

  /** False when it is ended here only, for the identity provider could not be told. */
  boolean end(UUID id) {
    return end(sessions.get(id, access.person().name()));
  }

  private boolean end(PortalSession session) {
    sessions.end(session);
    return session.sid().map(provider::end).orElse(true);
  }

  /** Ends all but the one that the request came with; false as {@link #end(UUID)}. */
  boolean endOthers() {
    boolean all = true;
    for (PortalSession session : list()) {
      if (!isCurrent(session)) {
        all &= end(session);
      }
    }
    return all;
  }
}
