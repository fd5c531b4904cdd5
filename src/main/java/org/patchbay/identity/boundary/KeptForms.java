package org.patchbay.identity.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.identity.entity.KeptForm;
import org.patchbay.identity.entity.LoginState;

/** Keeps what was entered while a session ended, in the browser it was entered in. */
@ApplicationScoped
public class KeptForms {
  /** The page that shows it again. */
  static final String PATH = "/login/kept";

  private static final String COOKIE = "patchbay-kept";
  private static final int MOST = 16 * 1024;
  private static final Duration LIFE = Duration.ofMinutes(30);

  @Inject NameDoor names;

  @Inject
  @ConfigProperty(name = "patchbay.base-url")
  URI baseUrl;

  /**
   * Keeps the form that this request sends, if one of our own pages made it.
   *
   * @return whether one did
   */
  boolean keep(
      ContainerRequestContext context, HttpServletRequest request, HttpServletResponse response) {
    String page = pageOf(request);
    if (!request.getMethod().equals("POST") || page == null) {
      // Nor shall one of before be taken for it.
      response.addCookie(cookie("", Duration.ZERO));
      return false;
    }
    var form = new KeptForm(request.getRequestURI(), page, fields(context, request));
    response.addCookie(cookie(form.encoded(), LIFE));
    request.setAttribute(LoginState.COME_BACK, PATH);
    return true;
  }

  /** Another site's form has no page of ours: it is never kept, and never offered for sending. */
  private String pageOf(HttpServletRequest request) {
    String own = names.address(request);
    String origin = request.getHeader("Origin");
    String referer = request.getHeader("Referer");
    if (referer == null && own.equals(origin)) {
      return "/";
    }
    boolean ours =
        referer != null && referer.startsWith(own + "/") && (origin == null || origin.equals(own));
    return ours ? referer.substring(own.length()).split("[?#]", 2)[0] : null;
  }

  private static List<KeptForm.Field> fields(
      ContainerRequestContext context, HttpServletRequest request) {
    MediaType type = context.getMediaType();
    if (type == null || !MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)) {
      return List.of();
    }
    try {
      byte[] body = context.getEntityStream().readNBytes(MOST + 1);
      return body.length > MOST
          ? List.of()
          : KeptForm.fields(new String(body, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What this browser keeps. */
  Optional<KeptForm> of(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .findFirst()
        .flatMap(cookie -> KeptForm.of(cookie.getValue()));
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
