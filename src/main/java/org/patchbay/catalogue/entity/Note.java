package org.patchbay.catalogue.entity;

import java.util.Locale;
import java.util.Map;
import org.patchbay.fault.entity.Spoken;

/**
 * A sentence about a role, shown with how sure we are of it.
 *
 * @param others the same in other languages, by language
 */
public record Note(String text, Basis basis, Map<String, String> others) implements Spoken {
  public Note {
    others = Map.copyOf(others);
  }

  public Note(String text, Basis basis) {
    this(text, basis, Map.of());
  }

  /** The text as the file says it: what is told apart by words is so in each language. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public String in(Locale locale) {
    return others.getOrDefault(locale.getLanguage(), text);
  }
}
