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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The server's metrics tell strangers how busy the platform is: there are none unless a word is
 * set, and then for who sends it as bearer token, as Prometheus can.
 */
@WebFilter(
    urlPatterns = {"/metrics", "/metrics/*"},
    asyncSupported = true)
public class MetricsDoor implements Filter {
  private static final String SCHEME = "Bearer ";

  @Inject
  @ConfigProperty(name = "patchbay.metrics.token")
  Optional<String> token;

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var answer = (HttpServletResponse) response;
    if (token.isEmpty()) {
      answer.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (opens(((HttpServletRequest) request).getHeader("Authorization"), token.get())) {
      chain.doFilter(request, response);
    } else {
      answer.setHeader("WWW-Authenticate", "Bearer realm=\"metrics\"");
      answer.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  /** Takes as long for a word that is nearly right as for one that is not. */
  static boolean opens(String header, String token) {
    return header != null
        && header.startsWith(SCHEME)
        && MessageDigest.isEqual(bytes(header.substring(SCHEME.length())), bytes(token));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
