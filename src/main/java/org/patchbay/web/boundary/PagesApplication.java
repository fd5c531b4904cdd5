package org.patchbay.web.boundary;

import jakarta.mvc.security.Csrf;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.eclipse.krazo.Properties;

/** The pages. Every POST carries a token against forgery; a redirect's message is in a cookie. */
@ApplicationPath("/")
public class PagesApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Routes.pages();
  }

  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        Csrf.CSRF_PROTECTION,
        Csrf.CsrfOptions.IMPLICIT,
        Properties.CSRF_TOKEN_STRATEGY,
        new FormTokens(),
        Properties.REDIRECT_SCOPE_COOKIES,
        true);
  }
}
