package org.patchbay.identity.entity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A browser as people call it, from what it says it is. That is a hint and no proof. Pure.
 *
 * @param name as {@code Firefox}
 * @param system as {@code Windows}
 */
public record Browser(Optional<String> name, Optional<String> system) {
  /** In this order: most claim to be others as well. */
  private static final Map<String, String> NAMES =
      ordered(
          "Edg/", "Edge",
          "EdgA/", "Edge",
          "EdgiOS/", "Edge",
          "OPR/", "Opera",
          "SamsungBrowser/", "Samsung Internet",
          "Firefox/", "Firefox",
          "FxiOS/", "Firefox",
          "CriOS/", "Chrome",
          "Chrome/", "Chrome",
          "Safari/", "Safari");

  private static final Map<String, String> SYSTEMS =
      ordered(
          "iPhone", "iPhone",
          "iPad", "iPad",
          "Android", "Android",
          "Windows", "Windows",
          "Mac OS X", "macOS",
          "CrOS", "ChromeOS",
          "Linux", "Linux");

  public static Browser of(String agent) {
    return new Browser(first(NAMES, agent), first(SYSTEMS, agent));
  }

  private static Optional<String> first(Map<String, String> known, String agent) {
    return known.entrySet().stream()
        .filter(entry -> agent.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Map<String, String> ordered(String... pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
