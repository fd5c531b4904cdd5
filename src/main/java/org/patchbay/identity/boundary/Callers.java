package org.patchbay.identity.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import org.patchbay.identity.control.Proxies;
import org.patchbay.identity.control.TokenDoor;
import org.patchbay.identity.entity.Claims;
import org.patchbay.identity.entity.LoginState;
import org.patchbay.identity.entity.TokenPass;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Grounds;
import org.patchbay.web.boundary.RequestFrame;

/** Reads who is calling from what the login verified, and from nothing else. */
@ApplicationScoped
public class Callers {
  @Inject Proxies proxies;
  @Inject TokenDoor machines;

  /** The caller; {@link Caller#NOBODY} when nobody is signed in. */
  Caller of(HttpServletRequest request) {
    return request.getAttribute(LoginState.CLAIMS) instanceof Claims claims
        ? caller(request, claims)
        : Caller.NOBODY;
  }

  private Caller caller(HttpServletRequest request, Claims claims) {
    Caller caller =
        new Caller(
            claims.name(),
            claims.roles(),
            claims.organizations(),
            address(request),
            RequestFrame.idOf(request));
    return pass(request).map(pass -> machine(caller, pass)).orElse(caller);
  }

  /** The API token that the request came with. */
  static Optional<TokenPass> pass(HttpServletRequest request) {
    return Optional.ofNullable((TokenPass) request.getAttribute(TokenPass.ATTRIBUTE));
  }

  private Caller machine(Caller maker, TokenPass pass) {
    machines.used(pass, maker.remoteAddress());
    return maker.on(Grounds.token(pass.name(), pass.rights()));
  }

  private String address(HttpServletRequest request) {
    return proxies.client(
        request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
  }
}
