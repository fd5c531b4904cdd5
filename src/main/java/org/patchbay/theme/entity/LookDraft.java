package org.patchbay.theme.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patchbay.fault.entity.FieldProblem;

/**
 * How somebody wants a tenant's pages to look. Colours are written as {@code #1f5fbf}; null or
 * blank leaves a thing as the brand has it.
 *
 * @param brand name of a folder of {@code themes/}
 * @param portalName what the portal is called here
 * @param contact where people turn to: a mail address, a telephone number, or a page
 * @param atSignIn whether whoever opens the tenant's address sees this before they have signed in
 */
public record LookDraft(
    String brand,
    String portalName,
    String contact,
    String accentLight,
    String accentDark,
    String topLight,
    String topDark,
    boolean atSignIn) {
  static final int LONGEST_NAME = 40;

  /** As a brand comes. */
  public static LookDraft plain(String brand) {
    return new LookDraft(brand, "", "", "", "", "", "", false);
  }

  public LookDraft {
    portalName = tidy(portalName);
    contact = tidy(contact);
    accentLight = tidy(accentLight);
    accentDark = tidy(accentDark);
    topLight = tidy(topLight);
    topDark = tidy(topDark);
  }

  private static String tidy(String text) {
    return text == null ? "" : text.strip();
  }

  /** The colours as they were typed, by field. */
  public Map<String, String> colours() {
    Map<String, String> colours = new LinkedHashMap<>();
    colours.put("accentLight", accentLight);
    colours.put("accentDark", accentDark);
    colours.put("topLight", topLight);
    colours.put("topDark", topDark);
    return colours;
  }

  /** Those of them that are colours, as {@code #rrggbb}. */
  public Map<String, String> readable() {
    Map<String, String> colours = colours();
    colours.values().removeIf(typed -> Colour.parse(typed).isEmpty());
    colours.replaceAll((field, typed) -> Colour.of(typed).hex());
    return colours;
  }

  /** The same with another colour in one field; the same where there is no such field. */
  public LookDraft with(String field, String colour) {
    Map<String, String> all = colours();
    all.replace(field, colour);
    return new LookDraft(
        brand,
        portalName,
        contact,
        all.get("accentLight"),
        all.get("accentDark"),
        all.get("topLight"),
        all.get("topDark"),
        atSignIn);
  }

  /**
   * What is wrong with it.
   *
   * @param brands those there are
   */
  public List<FieldProblem> problems(Set<String> brands) {
    List<FieldProblem> problems = new ArrayList<>();
    if (brand == null || !brands.contains(brand)) {
      problems.add(problem("brand", "input.unknown", String.valueOf(brand)));
    }
    if (portalName.length() > LONGEST_NAME || !isOneLine(portalName)) {
      problems.add(problem("portalName", "theme.name.invalid", LONGEST_NAME));
    }
    if (!contact.isEmpty()
        && (contact.length() > Contact.LONGEST || Contact.href(contact).isEmpty())) {
      problems.add(problem("contact", "theme.contact.invalid"));
    }
    colours().forEach((field, typed) -> colourProblem(field, typed).ifPresent(problems::add));
    return problems;
  }

  private static boolean isOneLine(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                !Character.isISOControl(c)
                    && Character.getType(c) != Character.FORMAT
                    && Character.getType(c) != Character.SURROGATE
                    && Character.getType(c) != Character.LINE_SEPARATOR
                    && Character.getType(c) != Character.PARAGRAPH_SEPARATOR);
  }

  private static Optional<FieldProblem> colourProblem(String field, String typed) {
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    if (Colour.parse(typed).isEmpty()) {
      return Optional.of(problem(field, "theme.colour.invalid"));
    }
    return weak(field, typed)
        .map(
            weak ->
                problem(
                    field,
                    "theme.weak." + field,
                    Colour.of(typed).hex(),
                    weak.ratio(),
                    weak.nearest().hex()));
  }

  private static Optional<Contrast> weak(String field, String typed) {
    Colour colour = Colour.of(typed);
    return switch (field) {
      case "accentLight" -> Contrast.ofAccent(colour, Shade.LIGHT);
      case "accentDark" -> Contrast.ofAccent(colour, Shade.DARK);
      default -> Contrast.ofTopBar(colour);
    };
  }

  /** For each field with a colour that is too weak, the nearest that is strong enough. */
  public Map<String, String> proposals() {
    Map<String, String> found = new LinkedHashMap<>();
    colours().entrySet().stream()
        .filter(entry -> Colour.parse(entry.getValue()).isPresent())
        .forEach(
            entry ->
                weak(entry.getKey(), entry.getValue())
                    .ifPresent(weak -> found.put(entry.getKey(), weak.nearest().hex())));
    return found;
  }

  private static FieldProblem problem(String field, String key, Object... parameters) {
    return new FieldProblem(field, key, List.of(parameters));
  }
}
