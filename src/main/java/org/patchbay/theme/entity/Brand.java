package org.patchbay.theme.entity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder of {@code themes/}.
 *
 * @param name of the folder
 * @param title what people call it
 * @param tokens its {@code portal/tokens.css}; empty for the base, whose colours are the product's
 */
public record Brand(String name, String title, String tokens) {
  public static final String BASE = "base";

  private static final Pattern DARK =
      Pattern.compile("(?s)@media[^{]*prefers-color-scheme:\\s*dark[^{]*\\{(.*?\\})\\s*\\}");

  /** Of links and buttons. */
  public Colour accent(Shade shade) {
    return token("--accent", shade).orElse(Colour.of(shade == Shade.LIGHT ? "#1f5fbf" : "#7fb2f5"));
  }

  /** Of the bar above. */
  public Colour top(Shade shade) {
    return token("--top", shade).orElse(Colour.of(shade == Shade.LIGHT ? "#171c23" : "#0b0e12"));
  }

  private Optional<Colour> token(String name, Shade shade) {
    Matcher dark = DARK.matcher(tokens);
    String part = shade == Shade.LIGHT ? dark.replaceAll("") : dark.find() ? dark.group(1) : "";
    Matcher value = Pattern.compile(Pattern.quote(name) + "\\s*:\\s*(#[0-9a-fA-F]+)").matcher(part);
    return value.find() ? Colour.parse(value.group(1)) : Optional.empty();
  }
}
