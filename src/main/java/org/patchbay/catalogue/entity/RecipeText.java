package org.patchbay.catalogue.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places like <code>${nodeId}</code>; {@link RecipeValue} names them all. A dollar sign
 * of its own is written twice.
 */
public record RecipeText(String template) {
  private static final Pattern PLACE = Pattern.compile("\\$(\\$|\\{([^}]*)})");

  /** The names that no value fills. */
  public List<String> unknownPlaces() {
    List<String> unknown = new ArrayList<>();
    Matcher places = PLACE.matcher(template);
    while (places.find()) {
      String name = places.group(2);
      if (name != null && RecipeValue.named(name).isEmpty()) {
        unknown.add(name);
      }
    }
    return unknown;
  }

  public String filled(RecipeValues values) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(value(place.group(2), values)));
  }

  private static String value(String name, RecipeValues values) {
    return Optional.ofNullable(name)
        .map(place -> RecipeValue.named(place).orElseThrow().of(values))
        .orElse("$");
  }
}
