package org.patchbay.identity.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which tenant's pages somebody was on the way to when they were sent to the login, so that it can
 * look like that tenant. It is what stood in the address, whether there is such a tenant or not,
 * and gives no right to anything.
 */
@ApplicationScoped
public class TenantHint {
  private static final String COOKIE = "patchbay-bound-for";
  private static final String PATH = "/look/";
  private static final Duration LIFE = Duration.ofHours(1);
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern PAGE = Pattern.compile("/t/(" + SLUG.pattern() + ")(/.*)?");

  @Inject
  @ConfigProperty(name = "patchbay.base-url")
  URI baseUrl;

  /** Another way forgets the tenant of the one before. */
  void leave(HttpServletRequest request, HttpServletResponse response) {
    Matcher page = PAGE.matcher(request.getRequestURI());
    response.addCookie(page.matches() ? cookie(page.group(1), LIFE) : cookie("", Duration.ZERO));
  }

  /** Of the tenant with this slug. */
  public void leave(String slug, HttpServletResponse response) {
    response.addCookie(cookie(slug, LIFE));
  }

  public static boolean isSlug(String text) {
    return SLUG.matcher(text).matches();
  }

  /** The slug, as this browser has it. */
  public static Optional<String> of(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .filter(value -> SLUG.matcher(value).matches())
        .findFirst();
  }

  private Cookie cookie(String value, Duration life) {
    var cookie = new Cookie(COOKIE, value);
    cookie.setPath(PATH);
    cookie.setHttpOnly(true);
    cookie.setSecure("https".equals(baseUrl.getScheme()));
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge((int) life.toSeconds());
    return cookie;
  }
}
