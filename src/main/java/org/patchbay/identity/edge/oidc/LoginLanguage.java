package org.patchbay.identity.edge.oidc;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/** Sends people to a login in their language: the identity provider can't know what they chose. */
final class LoginLanguage extends HttpServletResponseWrapper {
  private final String language;

  /**
   * Around an answer.
   *
   * @param language its code; null to leave it to provider and browser
   */
  LoginLanguage(HttpServletResponse response, String language) {
    super(response);
    this.language = language;
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    super.sendRedirect(in(language, location));
  }

  static String in(String language, String location) {
    return language == null || !location.contains("response_type=")
        ? location
        : location + "&ui_locales=" + language;
  }
}
