package org.patchbay.web.boundary;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.patchbay.web.control.Texts;
import org.patchbay.web.entity.Chosen;

/**
 * In which language to answer. Pages: what the person chose, or what was chosen in this browser
 * last, or the first of the browser's that there are texts in, or English. The API goes by {@code
 * Accept-Language} alone.
 */
public final class Languages {
  /** Those that there are texts in. */
  public static final List<Locale> KNOWN = List.of(Locale.ENGLISH, Locale.GERMAN);

  /** Request attribute with a {@code Supplier<Chosen>}, where somebody may be signed in. */
  public static final String CHOSEN = "patchbay.request.chosen";

  /** The cookie that remembers it for those who are not signed in. */
  public static final String COOKIE = "patchbay-language";

  private Languages() {}

  public static Locale of(HttpServletRequest request) {
    return wanted(request).orElse(Locale.ENGLISH);
  }

  /** Empty when neither person nor browser wants one that there is. */
  public static Optional<Locale> wanted(HttpServletRequest request) {
    Optional<Locale> own =
        request.getRequestURI().startsWith("/api/")
            ? Optional.empty()
            : chosen(request).language().or(() -> remembered(request));
    return own.map(language -> asIn(request, language)).or(() -> asked(request).findFirst());
  }

  /** What the person who is signed in chose. */
  public static Chosen chosen(HttpServletRequest request) {
    return request.getAttribute(CHOSEN) instanceof Supplier<?> known
            && known.get() instanceof Chosen chosen
        ? chosen
        : Chosen.NOTHING;
  }

  /** The codes of those that there are texts in. */
  public static List<String> codes() {
    return KNOWN.stream().map(Locale::getLanguage).toList();
  }

  /** One that there are texts in, by its code. */
  public static Optional<Locale> known(String code) {
    return KNOWN.stream().filter(known -> known.getLanguage().equals(code)).findFirst();
  }

  private static Optional<Locale> remembered(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .findFirst()
        .flatMap(Languages::known);
  }

  /** With the browser's country, whose dates and numbers may be other ones. */
  private static Locale asIn(HttpServletRequest request, Locale language) {
    return asked(request)
        .filter(asked -> asked.getLanguage().equals(language.getLanguage()))
        .findFirst()
        .orElse(language);
  }

  /** Without the header the server's own would be told, which nobody asked for. */
  private static Stream<Locale> asked(HttpServletRequest request) {
    return request.getHeader("Accept-Language") == null
        ? Stream.empty()
        : Collections.list(request.getLocales()).stream()
            .filter(locale -> known(locale.getLanguage()).isPresent())
            .map(Texts::kept);
  }
}
