package org.patchbay.theme.entity;

import java.util.Optional;
import java.util.regex.Pattern;

/** A colour of sRGB, and how well it can be told from another. */
public record Colour(int red, int green, int blue) {
  public static final Colour WHITE = new Colour(255, 255, 255);
  public static final Colour BLACK = new Colour(0, 0, 0);

  private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");

  /** As {@code #1f5fbf} or {@code #fff}, with or without the sign; empty for anything else. */
  public static Optional<Colour> parse(String text) {
    return Optional.ofNullable(text)
        .map(String::strip)
        .map(HEX::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(matcher -> Colour.ofDigits(matcher.group(1)));
  }

  /** For what is known to be one. */
  public static Colour of(String hex) {
    return parse(hex).orElseThrow(() -> new IllegalArgumentException(hex));
  }

  private static Colour ofDigits(String digits) {
    String six = digits.length() == 3 ? digits.replaceAll("(.)", "$1$1") : digits;
    int all = Integer.parseInt(six, 16);
    return new Colour(all >> 16, all >> 8 & 255, all & 255);
  }

  public String hex() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }

  /** This one with a share of another in it, from 0 to 1. */
  public Colour mixed(Colour other, double share) {
    return new Colour(
        mixed(red, other.red, share),
        mixed(green, other.green, share),
        mixed(blue, other.blue, share));
  }

  private static int mixed(int mine, int other, double share) {
    return (int) Math.round(mine + (other - mine) * share);
  }

  /** WCAG 2.2's contrast ratio, from 1 to 21. */
  public double against(Colour other) {
    double mine = luminance() + .05;
    double its = other.luminance() + .05;
    return Math.max(mine, its) / Math.min(mine, its);
  }

  private double luminance() {
    return .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue);
  }

  private static double linear(int part) {
    double value = part / 255.0;
    return value <= .04045 ? value / 12.92 : Math.pow((value + .055) / 1.055, 2.4);
  }

  /** How far away another one is. */
  double distance(Colour other) {
    return Math.hypot(Math.hypot(red - other.red, green - other.green), blue - other.blue);
  }
}
