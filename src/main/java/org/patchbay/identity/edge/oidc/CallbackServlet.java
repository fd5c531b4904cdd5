package org.patchbay.identity.edge.oidc;

import jakarta.inject.Inject;
import jakarta.security.enterprise.authentication.mechanism.http.openid.OpenIdConstant;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.patchbay.identity.entity.LoginState;
import org.patchbay.web.control.Texts;

/** Where the identity provider sends people back to; from here on to where they wanted to be. */
@WebServlet(CallbackServlet.PATH)
public class CallbackServlet extends HttpServlet {
  static final String PATH = "/callback";
  private static final long serialVersionUID = 1L;

  @Inject transient OpenIdContext login;
  @Inject transient LoginSession session;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getAttribute(LoginState.WAIT) instanceof Duration wait) {
      slowDown(request, response, wait);
    } else if (request.getAttribute(LoginState.PROVIDER_DOWN) != null) {
      response.sendRedirect("/login/unreachable");
    } else if (request.getAttribute(LoginState.INCOMPLETE) != null) {
      response.sendRedirect("/login/incomplete");
    } else {
      String place = wanted(login, request, response).map(CallbackServlet::place).orElse("/");
      response.sendRedirect(session.begin(request) ? place : "/login/incomplete");
    }
  }

  /** Without a page: whoever floods shall not cost us one each time. */
  private static void slowDown(
      HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
    response.setStatus(429);
    response.setHeader("Retry-After", String.valueOf(wait.toSeconds()));
    response.setContentType("text/plain;charset=UTF-8");
    response
        .getWriter()
        .write(Texts.of(request.getLocale(), "identity.login.slow", wait.toSeconds()));
  }

  /** The address that the login was begun at, as this browser remembers it. */
  static Optional<String> wanted(
      OpenIdContext login, HttpServletRequest request, HttpServletResponse response) {
    Optional<Object> stored =
        login.getStoredValue(request, response, OpenIdConstant.ORIGINAL_REQUEST);
    return stored.map(
        value -> value instanceof Cookie cookie ? cookie.getValue() : value.toString());
  }

  /** Only ever a place in this portal, whatever somebody managed to have stored. */
  static String place(String address) {
    try {
      URI wanted = new URI(address);
      String path = wanted.getRawPath();
      if (path == null || !path.matches("/([^/\\\\].*)?") || path.equals(PATH)) {
        return "/";
      }
      return wanted.getRawQuery() == null ? path : path + "?" + wanted.getRawQuery();
    } catch (URISyntaxException e) {
      return "/";
    }
  }
}
