package org.patchbay.web.boundary;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.patchbay.web.control.Texts;

/** In which language to answer: the first of the browser's that there are texts in. */
public final class Languages {
  private static final Set<String> KNOWN = Set.of("en");

  private Languages() {}

  public static Locale of(HttpServletRequest request) {
    return Collections.list(request.getLocales()).stream()
        .filter(locale -> KNOWN.contains(locale.getLanguage()))
        .findFirst()
        .map(Texts::kept)
        .orElse(Locale.ENGLISH);
  }
}
