package org.patchbay.web.boundary;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.krazo.security.CsrfToken;
import org.eclipse.krazo.security.CsrfTokenStrategy;

/**
 * The token against forged forms: one for each login's session. Who is not signed in gets none that
 * is worth anything, and above all no session.
 */
final class FormTokens implements CsrfTokenStrategy {
  static final String HEADER = "X-CSRF-TOKEN";
  static final String PARAMETER = "_csrf";
  private static final String KEY = FormTokens.class.getName();

  @Override
  public Optional<CsrfToken> getToken(
      HttpServletRequest request, HttpServletResponse response, boolean create) {
    HttpSession session = request.getSession(false);
    return session == null
        ? Optional.of(newToken()).filter(token -> create)
        : Optional.of(tokenOf(session));
  }

  private static synchronized CsrfToken tokenOf(HttpSession session) {
    if (!(session.getAttribute(KEY) instanceof CsrfToken)) {
      session.setAttribute(KEY, newToken());
    }
    return (CsrfToken) session.getAttribute(KEY);
  }

  private static CsrfToken newToken() {
    return new CsrfToken(HEADER, PARAMETER, UUID.randomUUID().toString());
  }
}
