package org.patchbay.web.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The session's cookie: not for scripts, not for other sites, and over TLS only where there is TLS.
 */
@WebListener
public class SessionCookie implements ServletContextListener {
  @Inject
  @ConfigProperty(name = "patchbay.base-url")
  URI baseUrl;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Lax");
    cookie.setSecure("https".equals(baseUrl.getScheme()));
  }
}
