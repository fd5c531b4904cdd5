package org.patchbay.identity.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.patchbay.identity.control.Sessions;
import org.patchbay.identity.entity.LoginState;
import org.patchbay.identity.entity.Presence;

/**
 * Ends the session here and at the identity provider. Not a controller: the provider's page must be
 * the answer. A foreign site could at worst log somebody out, and SameSite keeps it from that.
 */
@WebServlet("/logout")
public class LogoutServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient Sessions sessions;

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
      if (request.getAttribute(Presence.ATTRIBUTE) instanceof Presence presence) {
        presence.session().ifPresent(sessions::leave);
      }
      request.logout();
    }
    if (!response.isCommitted()) {
      response.sendRedirect("/");
    }
  }
}
