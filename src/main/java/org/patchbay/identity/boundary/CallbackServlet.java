package org.patchbay.identity.boundary;

import jakarta.inject.Inject;
import jakarta.security.enterprise.authentication.mechanism.http.openid.OpenIdConstant;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where the identity provider sends people back to; from here on to where they wanted to be. */
@WebServlet("/callback")
public class CallbackServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient OpenIdContext session;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String wanted =
        session
            .<String>getStoredValue(request, response, OpenIdConstant.ORIGINAL_REQUEST)
            .orElse("/");
    response.sendRedirect(response.encodeRedirectURL(wanted.contains("/callback") ? "/" : wanted));
  }
}
