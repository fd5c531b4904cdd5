package org.patchbay.identity.edge.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.stream.JsonParsingException;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.ProcessingException;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import org.glassfish.soteria.mechanisms.OpenIdAuthenticationMechanism;
import org.patchbay.identity.boundary.NameDoor;
import org.patchbay.identity.control.Proxies;
import org.patchbay.identity.control.Sessions;
import org.patchbay.identity.entity.Claims;
import org.patchbay.identity.entity.LoginTrace;
import org.patchbay.identity.entity.Presence;
import org.patchbay.tenant.entity.OwnedName;

/**
 * The session that a login left in the browser. It is worth what its tokens are worth: without
 * them, or with ones that the identity provider no longer renews, nobody is signed in. Nor is
 * anybody in one that the database knows no more.
 */
@ApplicationScoped
public class LoginSession {
  private static final System.Logger LOG = System.getLogger(LoginSession.class.getName());

  /** The session's attribute with its id among those that the database knows. */
  private static final String ID = LoginSession.class.getName();

  /** The session's attribute with the address that it was begun under: at another it is none. */
  private static final String PLACE = LoginSession.class.getName() + ".place";

  @Inject OpenIdAuthenticationMechanism codeFlow;
  @Inject OpenIdContext tokens;
  @Inject Sessions sessions;
  @Inject Proxies proxies;
  @Inject NameDoor names;

  /**
   * Begins it, when a login has come to its end.
   *
   * @return false when it has been ended at the provider meanwhile
   */
  boolean begin(HttpServletRequest request) {
    id(request).ifPresent(sessions::leave);
    var claims = tokens.getAccessToken().getClaims();
    var trace =
        new LoginTrace(
            Claims.of(claims).name(),
            tokens.getSubject(),
            tokens.getIdentityToken().getJwtClaims().getStringClaim("sid").orElse(null),
            address(request),
            request.getHeader("User-Agent"),
            names.of(request).map(OwnedName::host).orElse(null));
    Optional<UUID> begun = sessions.begin(trace);
    // Whoever knew the browser's cookie before the login does not know it now.
    request.changeSessionId();
    begun.ifPresentOrElse(id -> keep(id, request), () -> end(request));
    return begun.isPresent();
  }

  private void keep(UUID id, HttpServletRequest request) {
    request.getSession().setAttribute(ID, id);
    request.getSession().setAttribute(PLACE, names.address(request));
  }

  /** Where the client is, as far as proxies are trusted to say. */
  String address(HttpServletRequest request) {
    return proxies.client(
        request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
  }

  private static Optional<UUID> id(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null
        ? Optional.empty()
        : Optional.ofNullable((UUID) session.getAttribute(ID));
  }

  /** Who is signed in, by tokens that are still good or could be renewed. */
  Optional<Claims> claims(HttpServletRequest request, HttpMessageContext exchange)
      throws AuthenticationException {
    // Looked at first, for to touch the tokens would make a session for everybody who passes.
    HttpSession session = request.getSession(false);
    if (session == null
        || request.getUserPrincipal() == null
        || !names.address(request).equals(session.getAttribute(PLACE))) {
      return Optional.empty();
    }
    Optional<UUID> id = id(request).filter(known -> sessions.seen(known, address(request)));
    if (id.isEmpty() || isLost() || isExpired() && !renew(request, exchange)) {
      id.ifPresent(sessions::leave);
      end(request);
      return Optional.empty();
    }
    request.setAttribute(Presence.ATTRIBUTE, Presence.session(id.get()));
    return Optional.of(Claims.of(tokens.getAccessToken().getClaims()));
  }

  /** So it is on another instance, where the session came without its tokens. */
  private boolean isLost() {
    return tokens.getAccessToken() == null || tokens.getIdentityToken() == null;
  }

  private boolean isExpired() {
    return tokens.getAccessToken().isExpired() || tokens.getIdentityToken().isExpired();
  }

  private boolean renew(HttpServletRequest request, HttpMessageContext exchange)
      throws AuthenticationException {
    var quiet = new QuietExchange(exchange);
    try {
      return codeFlow.validateRequest(request, quiet.getResponse(), quiet)
          == AuthenticationStatus.SUCCESS;
    } catch (ProcessingException | JsonParsingException e) {
      // The provider is silent, or a gateway speaks in its place. It has not said no.
      LOG.log(System.Logger.Level.WARNING, "The identity provider does not answer", e);
      return true;
    }
  }

  private static void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
