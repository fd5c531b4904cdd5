package org.patchbay.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.patchbay.identity.entity.LogoutNotice;
import org.patchbay.identity.entity.PortalSession;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.entity.Caller;

/** Logouts that the identity provider tells of end what came from the login. */
@ApplicationScoped
@Transactional
public class Logouts {
  @Inject EntityManager em;
  @Inject LogoutNotices notices;
  @Inject Sessions sessions;
  @Inject Event<SessionEnded> endings;

  /**
   * Ends the sessions it is about.
   *
   * @return false when it was told before
   */
  public boolean hear(LogoutNotice notice) {
    if (!notices.keep(notice)) {
      return false;
    }
    meant(notice).forEach(this::endByProvider);
    // What streams to a bearer of a token has no session.
    endings.fire(new SessionEnded());
    return true;
  }

  private void endByProvider(PortalSession session) {
    Calling.as(
        Caller.ENGINE,
        () -> {
          sessions.end(session);
          return null;
        });
  }

  private List<PortalSession> meant(LogoutNotice notice) {
    String by = notice.sid().isPresent() ? "sid" : "subject";
    return em.createQuery("from PortalSession s where s." + by + " = :id", PortalSession.class)
        .setParameter("id", notice.sid().or(notice::subject).orElseThrow())
        .getResultList();
  }
}
