package org.patchbay.container.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * What was typed to find containers: part of a name, an id, or how an address begins.
 *
 * @param condition of the query, with {@code and} before it; empty when all are wanted
 * @param parameters that it names
 */
public record Search(String condition, Map<String, Object> parameters) {
  private static final String ADDRESS = "[0-9a-f]*[.:][0-9a-f.:]*";

  /** Reads it; case and space around it don't matter. */
  public static Search of(String typed) {
    String word = typed.strip().toLowerCase(Locale.ROOT);
    if (word.isEmpty()) {
      return new Search("", Map.of());
    }
    List<String> ways = new ArrayList<>(List.of("c.name like :part escape '\\'"));
    Map<String, Object> parameters = new HashMap<>(Map.of("part", "%" + literal(word) + "%"));
    if (word.matches(ADDRESS)) {
      ways.add(
          "c.id in (select n.containerId from Nic n"
              + " where cast(function('host', n.address) as String) like :address"
              + " or cast(function('host', n.address6) as String) like :address)");
      parameters.put("address", word + "%");
    }
    if (isId(word)) {
      ways.add("c.id = :sought");
      parameters.put("sought", UUID.fromString(word));
    }
    return new Search("and (" + String.join(" or ", ways) + ") ", Map.copyOf(parameters));
  }

  /** For {@code like}: what is typed means itself. */
  private static String literal(String word) {
    return word.replaceAll("([\\\\%_])", "\\\\$1");
  }

  private static boolean isId(String word) {
    return word.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }
}
