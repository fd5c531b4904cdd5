package org.patchbay.theme.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The style sheets that a look makes: made of colours and numbers, and of words only when quoted.
 */
public final class LookStyle {
  private LookStyle() {}

  /** Over a brand's tokens, on the portal's pages. */
  public static String ofPages(Look look) {
    return Arrays.stream(Shade.values())
        .map(shade -> "@media " + shade.media() + " { :root { " + tokens(look, shade) + " } }\n")
        .collect(Collectors.joining());
  }

  /** The same on Keycloak's pages, with logo and name. */
  public static String ofSignIn(Look look) {
    return ":root:not(.pf-v5-theme-dark) { "
        + tokens(look, Shade.LIGHT)
        + " }\n:root.pf-v5-theme-dark { "
        + tokens(look, Shade.DARK)
        + " }\n"
        + head(look);
  }

  private static String tokens(Look look, Shade shade) {
    List<String> tokens = new ArrayList<>();
    look.accent(shade).ifPresent(colour -> accent(tokens, new Accent(colour, shade)));
    look.top(shade).ifPresent(colour -> top(tokens, new TopBar(colour)));
    return String.join(" ", tokens);
  }

  private static void accent(List<String> tokens, Accent accent) {
    add(tokens, "accent", accent.colour());
    add(tokens, "accent-strong", accent.strong());
    add(tokens, "accent-ground", accent.ground());
    add(tokens, "on-accent", accent.shade().onAccent());
  }

  private static void top(List<String> tokens, TopBar top) {
    add(tokens, "top", top.colour());
    add(tokens, "top-ink", top.ink());
    add(tokens, "top-strong", top.ink());
    add(tokens, "top-busy", top.ink());
    add(tokens, "top-soft", top.soft());
    add(tokens, "top-line", top.line());
    add(tokens, "top-over", top.over());
  }

  private static void add(List<String> tokens, String name, Colour colour) {
    tokens.add("--" + name + ": " + colour.hex() + ";");
  }

  /** Logo and name; the brand's own go together, also from those who listen. */
  private static String head(Look look) {
    if (look.logoType().isEmpty() && look.portalName().isEmpty()) {
      return "";
    }
    String mark = look.logoType().map(type -> "url(\"" + logoFile(look) + "\")").orElse("none");
    int width = look.logoType().map(type -> look.logoWidth()).orElse(-10);
    // Not by the brand's property: an address in one is looked for beside the sheet that uses it.
    return (":root, :root.pf-v5-theme-dark { --mark-width: %dpx; }%n"
            + "#kc-header-wrapper { display: none; }%n"
            + "#kc-header::before { content: %s; background-image: %s; }%n")
        .formatted(width, quoted(look.portalName().orElse(" ")), mark);
  }

  /** Every sign but letters and digits by its number: nothing ends the string but its end. */
  static String quoted(String text) {
    return text.codePoints()
        .mapToObj(
            c ->
                c < 128 && Character.isLetterOrDigit(c)
                    ? Character.toString(c)
                    : "\\%06x".formatted(c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  public static String styleFile(Look look) {
    return look.key() + ".css";
  }

  public static String logoFile(Look look) {
    return look.key() + (look.logoType().filter(Logo.PNG::equals).isPresent() ? ".png" : ".svg");
  }
}
