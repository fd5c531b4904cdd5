package org.patchbay.identity.edge.oidc;

import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import jakarta.servlet.http.HttpServletRequest;

/** An exchange about the request as the browser made it: a code is redeemed at that address. */
final class OutsideExchange extends HttpMessageContextWrapper {
  private final HttpServletRequest outside;

  OutsideExchange(HttpMessageContext exchange, HttpServletRequest outside) {
    super(exchange);
    this.outside = outside;
  }

  @Override
  public HttpServletRequest getRequest() {
    return outside;
  }
}
