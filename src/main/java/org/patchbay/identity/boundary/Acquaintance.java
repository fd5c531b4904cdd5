package org.patchbay.identity.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.patchbay.identity.control.Addresses;
import org.patchbay.identity.entity.Claims;
import org.patchbay.identity.entity.LoginState;
import org.patchbay.web.boundary.Languages;

/** Notes of people who look at pages where they get mail; programs have no language. */
@ApplicationScoped
public class Acquaintance {
  @Inject Addresses addresses;

  private void note(Claims claims, String mail, HttpServletRequest request) {
    boolean administers = claims.roles().contains("platform-admin");
    addresses.seen(claims.name(), mail, Languages.of(request), administers);
  }

  void make(HttpServletRequest request) {
    if (request.getAttribute(LoginState.CLAIMS) instanceof Claims claims
        && !request.getRequestURI().startsWith("/api/")) {
      claims.mail().ifPresent(mail -> note(claims, mail, request));
    }
  }
}
