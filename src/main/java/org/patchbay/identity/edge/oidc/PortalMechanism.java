package org.patchbay.identity.edge.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.glassfish.soteria.mechanisms.OpenIdAuthenticationMechanism;

/**
 * The login: the code flow for pages, bearer tokens for the API. The API never accepts the session
 * of a browser, so that no other site can make a browser call it.
 */
@ApplicationScoped
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
public class PortalMechanism implements HttpAuthenticationMechanism {
  /** Where the API's claims are left for those who ask who is calling. */
  static final String CLAIMS = "patchbay.claims";

  @Inject OpenIdAuthenticationMechanism codeFlow;
  @Inject OpenIdContext session;
  @Inject BearerTokens tokens;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    if (request.getRequestURI().startsWith("/api/")) {
      return bearer(request, response, context);
    }
    if (request.getUserPrincipal() != null && tokensLost()) {
      // Another instance, or a restart: the provider still knows the person, so ask it silently.
      request.getSession().invalidate();
      return codeFlow.validateRequest(new Anonymous(request), response, context);
    }
    return codeFlow.validateRequest(request, response, context);
  }

  private AuthenticationStatus bearer(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return context.doNothing();
    }
    Optional<JWTClaimsSet> claims = tokens.verify(header.substring(7).strip());
    if (claims.isEmpty()) {
      // Left to the access rule, which answers 401 in the API's own form.
      return context.doNothing();
    }
    request.setAttribute(CLAIMS, claims.get().getClaims());
    return context.notifyContainerAboutLogin(
        String.valueOf(claims.get().getClaim("preferred_username")), groups(claims.get()));
  }

  private static Set<String> groups(JWTClaimsSet claims) {
    return claims.getClaim("groups") instanceof Collection<?> groups
        ? groups.stream().map(String::valueOf).collect(Collectors.toSet())
        : Set.of();
  }

  private boolean tokensLost() {
    try {
      return session.getAccessToken() == null;
    } catch (RuntimeException e) {
      return true;
    }
  }

  @Override
  public AuthenticationStatus secureResponse(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    return codeFlow.secureResponse(request, response, context);
  }

  @Override
  public void cleanSubject(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    codeFlow.cleanSubject(request, response, context);
  }

  /** The request as if nobody were signed in. */
  private static final class Anonymous extends HttpServletRequestWrapper {
    Anonymous(HttpServletRequest request) {
      super(request);
    }

    @Override
    public Principal getUserPrincipal() {
      return null;
    }
  }
}
