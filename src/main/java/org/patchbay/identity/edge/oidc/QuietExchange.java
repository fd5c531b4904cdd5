package org.patchbay.identity.edge.oidc;

import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * An exchange in which nothing is said to the browser. When tokens can't be refreshed any more, the
 * code flow would log out and send people to a farewell; they shall be led back to where they are.
 */
final class QuietExchange extends HttpMessageContextWrapper {
  private final HttpServletResponse silent;

  QuietExchange(HttpMessageContext exchange) {
    super(exchange);
    silent =
        new HttpServletResponseWrapper(exchange.getResponse()) {
          @Override
          public void sendRedirect(String location) {
            // Not said.
          }
        };
  }

  @Override
  public HttpServletResponse getResponse() {
    return silent;
  }
}
