package org.patchbay.identity.boundary;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.patchbay.identity.entity.LoginState;

/**
 * Ends the session here and at the identity provider. Not a controller: the provider's page must be
 * the answer. A foreign site could at worst log somebody out, and SameSite keeps it from that.
 */
@WebServlet("/logout")
public class LogoutServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Somebody typed it, or came back: nothing is ended by a mere look. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect("/");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (request.getAttribute(LoginState.CLAIMS) != null) {
      request.logout();
    }
    if (!response.isCommitted()) {
      response.sendRedirect("/");
    }
  }
}
