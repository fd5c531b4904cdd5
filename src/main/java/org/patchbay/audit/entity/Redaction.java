package org.patchbay.audit.entity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The last guard against a secret in the trail: what is called like one is not written. */
public final class Redaction {
  public static final String HIDDEN = "(hidden)";
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|passwd|secret|token|private.?key|credential).*");

  private Redaction() {}

  public static Object of(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> clean = new LinkedHashMap<>();
      map.forEach(
          (key, inner) -> clean.put(String.valueOf(key), entry(String.valueOf(key), inner)));
      return clean;
    }
    return value instanceof Collection<?> items
        ? items.stream().map(Redaction::of).toList()
        : value;
  }

  private static Object entry(String key, Object value) {
    return value != null && SECRET.matcher(key).matches() ? HIDDEN : of(value);
  }
}
