package org.patchbay.audit.entity;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * JSON of which there is one spelling for one meaning, so that it can be hashed: keys in order, no
 * white space, numbers without exponent. Other values are written as their text.
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  public static String of(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Map<?, ?> map) {
      return object(map);
    }
    if (value instanceof Collection<?> items) {
      return items.stream().map(CanonicalJson::of).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Boolean) {
      return value.toString();
    }
    return value instanceof Number number ? number(number) : text(value.toString());
  }

  private static String object(Map<?, ?> map) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    return sorted.entrySet().stream()
        .map(entry -> text(entry.getKey()) + ":" + of(entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String number(Number number) {
    BigDecimal plain = new BigDecimal(number.toString());
    return plain.signum() == 0 ? "0" : plain.stripTrailingZeros().toPlainString();
  }

  private static String text(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      character(json, text.charAt(i));
    }
    return json.append('"').toString();
  }

  private static void character(StringBuilder json, char c) {
    if (c == '"' || c == '\\') {
      json.append('\\').append(c);
    } else if (c < ' ' || Character.isSurrogate(c)) {
      json.append(String.format("\\u%04x", (int) c));
    } else {
      json.append(c);
    }
  }
}
