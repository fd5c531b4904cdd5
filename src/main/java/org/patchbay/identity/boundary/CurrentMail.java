package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.patchbay.identity.entity.Claims;
import org.patchbay.identity.entity.LoginState;

/** The caller's mail address, where the identity provider has verified it. */
@RequestScoped
public class CurrentMail {
  @Inject HttpServletRequest request;

  public Optional<String> get() {
    return request.getAttribute(LoginState.CLAIMS) instanceof Claims claims
        ? claims.mail()
        : Optional.empty();
  }
}
