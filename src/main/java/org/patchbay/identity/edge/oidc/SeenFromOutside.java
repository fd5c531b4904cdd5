package org.patchbay.identity.edge.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;
import java.security.Principal;

/**
 * The request as the browser made it, whatever proxy stands before the portal, and with nobody
 * signed in. What was not a plain look at a page is remembered as the page it was sent from: after
 * the login a browser can only look.
 */
final class SeenFromOutside extends HttpServletRequestWrapper {
  private final String baseUrl;
  private final URI place;

  SeenFromOutside(HttpServletRequest request, String baseUrl) {
    super(request);
    this.baseUrl = baseUrl;
    this.place = place(request, baseUrl);
  }

  private static URI place(HttpServletRequest request, String baseUrl) {
    String referer = request.getHeader("Referer");
    if (request.getMethod().equals("GET")) {
      return URI.create(path(request.getRequestURI(), request.getQueryString()));
    }
    boolean ours = referer != null && referer.startsWith(baseUrl + "/");
    return URI.create(ours ? cookieSafe(referer.substring(baseUrl.length())) : "/");
  }

  private static String path(String path, String query) {
    return cookieSafe(query == null ? path : path + "?" + query);
  }

  /** The place may be kept in a cookie, whose values know neither of these. */
  private static String cookieSafe(String place) {
    return place
        .replace(";", "%3B")
        .replace(",", "%2C")
        .replace("\"", "%22")
        .replace("|", "%7C")
        .replace(" ", "%20");
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer(baseUrl).append(place.getRawPath());
  }

  @Override
  public String getQueryString() {
    return place.getRawQuery();
  }

  @Override
  public Principal getUserPrincipal() {
    return null;
  }
}
