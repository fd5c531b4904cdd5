package org.patchbay.identity.edge.oidc;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.patchbay.identity.control.Logouts;
import org.patchbay.identity.entity.LogoutNotice;

/**
 * Where the identity provider tells that somebody was logged out. No browser comes here, and no
 * session or cookie counts: what is believed is the token's signature.
 */
@WebServlet(BackChannelLogoutServlet.PATH)
public class BackChannelLogoutServlet extends HttpServlet {
  static final String PATH = "/backchannel-logout";
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 16 * 1024;
  private static final System.Logger LOG =
      System.getLogger(BackChannelLogoutServlet.class.getName());

  @Inject transient LogoutTokens tokens;
  @Inject transient Logouts logouts;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      if (heard(request)) {
        response.setStatus(HttpServletResponse.SC_OK);
      } else {
        refuse(response);
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "No logout token can be verified", e);
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  private boolean heard(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > LONGEST) {
      return false;
    }
    String token = request.getParameter("logout_token");
    Optional<LogoutNotice> notice = token == null ? Optional.empty() : tokens.verify(token);
    return notice.filter(logouts::hear).isPresent();
  }

  /** As the specification words it. */
  private static void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    response.setContentType("application/json");
    response.getWriter().write("{\"error\":\"invalid_request\"}");
  }
}
