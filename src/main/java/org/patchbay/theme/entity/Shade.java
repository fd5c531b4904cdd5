package org.patchbay.theme.entity;

import java.util.List;

/**
 * One of the two ways in which people look at pages, and what of it a tenant's colours meet there:
 * the same values as in {@code tokens.css}.
 */
public enum Shade {
  LIGHT("#ffffff", "#f4f5f7", "#f9fafb", "#566170", "#ffffff", Colour.BLACK),
  DARK("#181d24", "#10141a", "#1e242c", "#a1adba", "#0b1a2e", Colour.WHITE);

  private final Colour surface;
  private final Colour ground;
  private final Colour raised;
  private final Colour softInk;
  private final Colour onAccent;
  private final Colour strong;

  Shade(
      String surface,
      String ground,
      String raised,
      String softInk,
      String onAccent,
      Colour strong) {
    this.surface = Colour.of(surface);
    this.ground = Colour.of(ground);
    this.raised = Colour.of(raised);
    this.softInk = Colour.of(softInk);
    this.onAccent = Colour.of(onAccent);
    this.strong = strong;
  }

  public Colour surface() {
    return surface;
  }

  /** On which links stand. */
  List<Colour> grounds() {
    return List.of(surface, ground, raised);
  }

  Colour softInk() {
    return softInk;
  }

  /** Of the words on a button. */
  public Colour onAccent() {
    return onAccent;
  }

  /** Where an accent is to go that stands out more. */
  Colour strong() {
    return strong;
  }

  /** The condition under which a browser shows it. */
  String media() {
    return "(prefers-color-scheme: " + name().toLowerCase(java.util.Locale.ROOT) + ")";
  }
}
