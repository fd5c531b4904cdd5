package org.patchbay.identity.edge.oidc;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.patchbay.identity.boundary.NameDoor;
import org.patchbay.identity.boundary.TenantHint;

/**
 * From a tenant's own name on to the login: {@link PastThePortal}. It leads to the identity
 * provider and nowhere else, with what was to be asked there.
 */
@WebServlet(OnTheWayServlet.PATH + "*")
public class OnTheWayServlet extends HttpServlet {
  static final String PATH = "/on-the-way/";
  private static final long serialVersionUID = 1L;

  @Inject transient Discovery discovery;
  @Inject transient TenantHint hint;
  @Inject transient NameDoor names;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String slug = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
    String asked = request.getQueryString();
    if (names.of(request).isPresent() || asked == null || !TenantHint.isSlug(slug)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!discovery.answers()) {
      response.sendRedirect("/login/unreachable");
    } else {
      hint.leave(slug, response);
      String place = discovery.place("authorization_endpoint").toString();
      response.sendRedirect(place + (place.contains("?") ? "&" : "?") + asked);
    }
  }
}
