package org.patchbay.identity.edge.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.glassfish.soteria.mechanisms.OpenIdAuthenticationMechanism;
import org.patchbay.identity.entity.Claims;

/**
 * The session that a login left in the browser. It is worth what its tokens are worth: without
 * them, or with ones that the identity provider no longer renews, nobody is signed in.
 */
@ApplicationScoped
public class LoginSession {
  @Inject OpenIdAuthenticationMechanism codeFlow;
  @Inject OpenIdContext tokens;

  /** Who is signed in, by tokens that are still good or could be renewed. */
  Optional<Claims> claims(HttpServletRequest request, HttpMessageContext exchange)
      throws AuthenticationException {
    // Looked at first, for to touch the tokens would make a session for everybody who passes.
    HttpSession session = request.getSession(false);
    if (session == null || request.getUserPrincipal() == null) {
      return Optional.empty();
    }
    if (isLost() || isExpired() && !renew(request, exchange)) {
      end(request);
      return Optional.empty();
    }
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
    return codeFlow.validateRequest(request, quiet.getResponse(), quiet)
        == AuthenticationStatus.SUCCESS;
  }

  private static void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
