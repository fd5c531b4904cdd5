package org.patchbay.web.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every answer tells the browser not to do. */
@ApplicationScoped
public class ResponseHeaders {
  @Inject
  @ConfigProperty(name = "patchbay.base-url")
  URI baseUrl;

  @Inject
  @ConfigProperty(name = "patchbay.oidc.issuer")
  URI issuer;

  void write(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", policy());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    if ("https".equals(baseUrl.getScheme())) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    if (!request.getRequestURI().startsWith("/static/")) {
      response.setHeader("Cache-Control", "no-store");
    }
  }

  /**
   * A form may end at the identity provider: by logging out, or when the session has expired; then
   * from a tenant's own name by way of the portal's.
   */
  private String policy() {
    return "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
        + " frame-ancestors 'none'; form-action 'self' "
        + origin(baseUrl)
        + " "
        + origin(issuer);
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
