package org.patchbay.identity.edge.oidc;

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
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.glassfish.soteria.mechanisms.OpenIdAuthenticationMechanism;
import org.patchbay.identity.boundary.NameDoor;
import org.patchbay.identity.control.SignInPace;
import org.patchbay.identity.control.TokenDoor;
import org.patchbay.identity.entity.Assurance;
import org.patchbay.identity.entity.Claims;
import org.patchbay.identity.entity.LoginState;
import org.patchbay.identity.entity.Presence;
import org.patchbay.identity.entity.TokenPass;
import org.patchbay.identity.entity.TokenSecret;

/**
 * Finds out who is there: by bearer token for the API, by the code flow's session for pages. The
 * API never takes the session of a browser, so that no other site can make a browser call it. It
 * refuses nobody; that is the access rules' business.
 */
@ApplicationScoped
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
public class PortalMechanism implements HttpAuthenticationMechanism {
  private static final System.Logger LOG = System.getLogger(PortalMechanism.class.getName());

  @Inject OpenIdAuthenticationMechanism codeFlow;
  @Inject LoginSession session;
  @Inject BearerTokens tokens;
  @Inject TokenDoor machines;
  @Inject SignInPace pace;
  @Inject Discovery discovery;
  @Inject NameDoor names;
  @Inject OpenIdContext login;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext exchange)
      throws AuthenticationException {
    if (request.getRequestURI().startsWith("/api/")) {
      return bearer(request, exchange);
    }
    if (request.getRequestURI().equals(CallbackServlet.PATH)) {
      return callback(request, response, exchange);
    }
    Optional<Claims> claims = session.claims(request, exchange);
    if (claims.isPresent()) {
      return signedIn(request, exchange, claims.get());
    }
    // Asked for by the door, for a page that needs somebody.
    return exchange.isProtected() && !isTooFast(request)
        ? codeFlow(request, response, exchange)
        : exchange.doNothing();
  }

  /** Counted before the identity provider is troubled. */
  private boolean isTooFast(HttpServletRequest request) {
    Optional<Duration> wait = pace.tried(session.address(request));
    wait.ifPresent(duration -> request.setAttribute(LoginState.WAIT, duration));
    return wait.isPresent();
  }

  /** A login that failed is told by a page, and never by beginning another: that would go round. */
  private AuthenticationStatus callback(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext exchange)
      throws AuthenticationException {
    if (isTooFast(request)) {
      return exchange.doNothing();
    }
    AuthenticationStatus status =
        hasBegunHere(request, response)
            ? codeFlow(request, response, exchange)
            : exchange.doNothing();
    if (status == AuthenticationStatus.SUCCESS && exchange.getCallerPrincipal() != null) {
      return status;
    }
    request.setAttribute(LoginState.INCOMPLETE, true);
    return exchange.doNothing();
  }

  /** A login that was begun under one name is not completed under another. */
  private boolean hasBegunHere(HttpServletRequest request, HttpServletResponse response) {
    return CallbackServlet.wanted(login, request, response)
        .filter(place -> !place.startsWith(names.address(request) + "/"))
        .isEmpty();
  }

  private AuthenticationStatus codeFlow(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext exchange)
      throws AuthenticationException {
    // Nobody is sent to where nobody answers: the browser could only say that it found nothing.
    if (!discovery.answers()) {
      request.setAttribute(LoginState.PROVIDER_DOWN, true);
      return exchange.doNothing();
    }
    try {
      var outside = new SeenFromOutside(request, names.address(request));
      return codeFlow.validateRequest(
          outside, toTheLogin(request, response), new OutsideExchange(exchange, outside));
    } catch (NoSuchElementException e) {
      // How the mechanism says that this browser began no login here.
      request.setAttribute(LoginState.INCOMPLETE, true);
      return exchange.doNothing();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "The identity provider does not answer", e);
      request.setAttribute(LoginState.PROVIDER_DOWN, true);
      return exchange.doNothing();
    }
  }

  private HttpServletResponse toTheLogin(HttpServletRequest request, HttpServletResponse response) {
    HttpServletResponse led =
        names
            .of(request)
            .map(own -> names.portal() + OnTheWayServlet.PATH + own.slug())
            .<HttpServletResponse>map(way -> new PastThePortal(response, way))
            .orElse(response);
    String language = (String) request.getAttribute(LoginState.LANGUAGE);
    return new AllOrganizations(new LoginLanguage(led, language));
  }

  private AuthenticationStatus bearer(HttpServletRequest request, HttpMessageContext exchange) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return exchange.doNothing();
    }
    String word = header.substring(7).strip();
    try {
      Optional<Claims> claims =
          TokenSecret.looksLike(word) ? machine(request, word) : person(request, word);
      if (claims.isPresent()) {
        return signedIn(request, exchange, claims.get());
      }
      request.setAttribute(LoginState.TOKEN_ERROR, "invalid_token");
      isTooFast(request);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "No token can be verified", e);
      request.setAttribute(LoginState.PROVIDER_DOWN, true);
    }
    return exchange.doNothing();
  }

  private Optional<Claims> person(HttpServletRequest request, String token) throws IOException {
    Optional<BearerTokens.Good> good = tokens.verify(token);
    good.ifPresent(known -> request.setAttribute(Presence.ATTRIBUTE, known.presence()));
    good.flatMap(BearerTokens.Good::assurance)
        .ifPresent(known -> request.setAttribute(Assurance.ATTRIBUTE, known));
    return good.map(BearerTokens.Good::claims);
  }

  private Optional<Claims> machine(HttpServletRequest request, String secret) {
    Optional<TokenPass> pass = machines.open(secret);
    pass.ifPresent(good -> request.setAttribute(TokenPass.ATTRIBUTE, good));
    return pass.map(TokenPass::claims);
  }

  private static AuthenticationStatus signedIn(
      HttpServletRequest request, HttpMessageContext exchange, Claims claims) {
    request.setAttribute(LoginState.CLAIMS, claims);
    return exchange.notifyContainerAboutLogin(claims.name(), claims.roles());
  }

  @Override
  public AuthenticationStatus secureResponse(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext exchange) {
    return AuthenticationStatus.SUCCESS;
  }

  @Override
  public void cleanSubject(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext exchange) {
    var outside = new SeenFromOutside(request, names.address(request));
    codeFlow.cleanSubject(outside, response, exchange);
  }
}
