package org.patchbay.web.boundary;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * The answer to a form. A cookie without a path is for all pages: the framework leaves it empty
 * where the portal lies at the root, and browsers then keep it to the form's folder, so that a page
 * elsewhere would never say what the redirect had to tell.
 */
final class FormCookies extends HttpServletResponseWrapper {
  FormCookies(HttpServletResponse response) {
    super(response);
  }

  @Override
  public void addCookie(Cookie cookie) {
    if (cookie.getPath() == null || cookie.getPath().isEmpty()) {
      cookie.setPath("/");
    }
    super.addCookie(cookie);
  }
}
