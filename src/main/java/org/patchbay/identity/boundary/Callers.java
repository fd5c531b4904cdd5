package org.patchbay.identity.boundary;

import jakarta.servlet.http.HttpServletRequest;
import org.patchbay.identity.entity.Claims;
import org.patchbay.identity.entity.LoginState;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.web.boundary.RequestFrame;

/** Reads who is calling from what the login verified, and from nothing else. */
final class Callers {
  private Callers() {}

  /** The caller; {@link Caller#NOBODY} when nobody is signed in. */
  static Caller of(HttpServletRequest request) {
    return request.getAttribute(LoginState.CLAIMS) instanceof Claims claims
        ? new Caller(
            claims.name(),
            claims.roles(),
            claims.organizations(),
            request.getRemoteAddr(),
            RequestFrame.idOf(request))
        : Caller.NOBODY;
  }
}
