package org.patchbay.identity.edge.oidc;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Sends people from a tenant's own name to the login past the portal's own: only there the browser
 * can be told whose look the login is to have, for only there the login asks for it.
 */
final class PastThePortal extends HttpServletResponseWrapper {
  private final String way;

  /**
   * Around an answer.
   *
   * @param way where the portal leads on to the login from
   */
  PastThePortal(HttpServletResponse response, String way) {
    super(response);
    this.way = way;
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    super.sendRedirect(by(way, location));
  }

  static String by(String way, String location) {
    int query = location.indexOf('?');
    return query < 0 || !location.contains("response_type=")
        ? location
        : way + location.substring(query);
  }
}
