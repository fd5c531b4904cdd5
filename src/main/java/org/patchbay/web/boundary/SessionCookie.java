package org.patchbay.web.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The session's cookie: not for scripts, and over TLS only where there is TLS. That it is not for
 * other sites is said in {@code payara-web.xml}.
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
    cookie.setSecure("https".equals(baseUrl.getScheme()));
  }
}
