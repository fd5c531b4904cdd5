package org.patchbay.web.boundary;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses with a query. */
public final class Links {
  private Links() {}

  /** The path with those parameters that say something. */
  public static String to(String path, Map<String, String> query) {
    String said =
        query.entrySet().stream()
            .filter(entry -> entry.getValue() != null && !entry.getValue().isBlank())
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return said.isEmpty() ? path : path + "?" + said;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
