package org.patchbay.identity.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.identity.entity.Claims;
import org.patchbay.identity.entity.ClientAddress;
import org.patchbay.identity.entity.LoginState;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.web.boundary.RequestFrame;

/** Reads who is calling from what the login verified, and from nothing else. */
@ApplicationScoped
public class Callers {
  @Inject
  @ConfigProperty(name = "patchbay.trusted-proxies")
  Optional<String> proxies;

  /** The caller; {@link Caller#NOBODY} when nobody is signed in. */
  Caller of(HttpServletRequest request) {
    return request.getAttribute(LoginState.CLAIMS) instanceof Claims claims
        ? new Caller(
            claims.name(),
            claims.roles(),
            claims.organizations(),
            address(request),
            RequestFrame.idOf(request))
        : Caller.NOBODY;
  }

  private String address(HttpServletRequest request) {
    return ClientAddress.of(
        request.getRemoteAddr(),
        Collections.list(request.getHeaders("X-Forwarded-For")),
        proxies.orElse(""));
  }
}
