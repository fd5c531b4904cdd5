package org.patchbay.web.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantScope;

/**
 * Around every request: its id, the headers of every answer, and after it a thread on which nobody
 * calls and nobody's rows are seen. What streams on after the method has returned sets its own.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestFrame implements Filter {
  /** Request attribute with the id, which is also the reference of a defect. */
  public static final String REQUEST_ID = "patchbay.requestId";

  @Inject ResponseHeaders headers;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = newId();
    request.setAttribute(REQUEST_ID, id);
    var asked = (HttpServletRequest) request;
    var answer = new OwnLocations(asked, (HttpServletResponse) response);
    headers.write(asked, answer);
    answer.setHeader("X-Request-Id", id);
    try {
      chain.doFilter(request, isForm(asked) ? new FormCookies(answer) : answer);
    } finally {
      Calling.leave();
      TenantScope.leave();
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    return request.getMethod().equals("POST") && !request.getRequestURI().startsWith("/api/");
  }

  /** Never the caller's own, which could be anybody's. */
  private static String newId() {
    long number = ThreadLocalRandom.current().nextLong(1L << 50);
    return String.format("%10s", Long.toString(number, 32))
        .replace(' ', '0')
        .toUpperCase(Locale.ROOT);
  }

  /** The id of a request; {@code -} outside of any. */
  public static String idOf(HttpServletRequest request) {
    Object id = request.getAttribute(REQUEST_ID);
    return id == null ? "-" : id.toString();
  }
}
