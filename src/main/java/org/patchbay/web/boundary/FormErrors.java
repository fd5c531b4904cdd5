package org.patchbay.web.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patchbay.fault.entity.Fault;
import org.patchbay.web.control.Texts;

/** What is wrong with a form, for the page that shows it again. */
public record FormErrors(List<Entry> all) {
  /** Nothing is wrong. */
  public static final FormErrors NONE = new FormErrors(List.of());

  /** One wrong field and the sentence beside it. */
  public record Entry(String field, String message) {}

  public FormErrors {
    all = List.copyOf(all);
  }

  /**
   * In words.
   *
   * @param field where a fault belongs that names no field itself
   */
  public static FormErrors of(Fault fault, String field, Locale locale) {
    List<Entry> entries = new ArrayList<>();
    fault
        .problems()
        .forEach(
            p ->
                entries.add(
                    new Entry(
                        p.field(), Texts.of(locale, p.messageKey(), p.parameters().toArray()))));
    if (entries.isEmpty()) {
      entries.add(new Entry(field, words(fault, locale)));
    }
    return new FormErrors(entries);
  }

  /** Some are told otherwise to who has a form before them than to a program. */
  private static String words(Fault fault, Locale locale) {
    String key = "fault." + fault.code();
    Object[] parameters = fault.parameters().toArray();
    return Texts.find(locale, key + ".form", parameters)
        .orElseGet(() -> Texts.of(locale, key, parameters));
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public boolean has(String field) {
    return all.stream().anyMatch(entry -> entry.field().equals(field));
  }

  /** The sentence beside the field. */
  public String at(String field) {
    return all.stream()
        .filter(entry -> entry.field().equals(field))
        .map(Entry::message)
        .findFirst()
        .orElse("");
  }
}
