package org.patchbay.identity.edge.oidc;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * Sends people to a login that tells of all their organizations: of several, Keycloak would have
 * them choose one. The scope {@code organization:*} stands in no list of supported ones, so the
 * mechanism can't be made to ask for it.
 */
final class AllOrganizations extends HttpServletResponseWrapper {
  AllOrganizations(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    super.sendRedirect(all(location));
  }

  static String all(String location) {
    return location.replaceFirst(
        "([?&]scope=(?:[^&]*(?:\\+|%20))?organization)(?=[&+]|%20|$)", "$1%3A*");
  }
}
