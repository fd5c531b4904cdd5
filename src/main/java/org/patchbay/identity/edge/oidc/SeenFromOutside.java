package org.patchbay.identity.edge.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.regex.Pattern;
import org.patchbay.identity.entity.LoginState;

/**
 * The request as the browser made it, whatever proxy stands before the portal, and with nobody
 * signed in. What was not a plain look at a page is remembered as the page it was sent from: after
 * the login a browser can only look.
 */
final class SeenFromOutside extends HttpServletRequestWrapper {
  private static final Pattern NOT_SAFE = Pattern.compile("[^A-Za-z0-9._~:/?@!$&'()*+=%-]+");

  private final String baseUrl;
  private final URI place;

  SeenFromOutside(HttpServletRequest request, String baseUrl) {
    super(request);
    this.baseUrl = baseUrl;
    this.place = place(request, baseUrl);
  }

  private static URI place(HttpServletRequest request, String baseUrl) {
    if (request.getAttribute(LoginState.COME_BACK) instanceof String path) {
      return place(path, null);
    }
    String referer = request.getHeader("Referer");
    if (request.getMethod().equals("GET")) {
      return place(request.getRequestURI(), request.getQueryString());
    }
    boolean ours = referer != null && referer.startsWith(baseUrl + "/");
    return place(ours ? referer.substring(baseUrl.length()) : "/", null);
  }

  /** As it may stand in a cookie, where much that browsers send may not. */
  static URI place(String path, String query) {
    String asked = query == null ? path : path + "?" + query;
    try {
      return new URI(
          NOT_SAFE
              .matcher(asked)
              .replaceAll(hit -> URLEncoder.encode(hit.group(), StandardCharsets.UTF_8)));
    } catch (URISyntaxException e) {
      return URI.create("/");
    }
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer(baseUrl).append(place.getRawPath());
  }

  /** The mechanism takes it off the end of the address, to have what stands before. */
  @Override
  public String getRequestURI() {
    return place.getRawPath();
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
