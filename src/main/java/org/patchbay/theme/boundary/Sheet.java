package org.patchbay.theme.boundary;

import java.util.Locale;
import org.patchbay.theme.entity.Accent;
import org.patchbay.theme.entity.Colour;
import org.patchbay.theme.entity.Shade;
import org.patchbay.theme.entity.TopBar;

/** What a page would be painted with in one of the two shades, for a drawing of it. */
public record Sheet(Shade shade, Accent accent, TopBar bar) {
  public String name() {
    return shade.name();
  }

  public String surface() {
    return shade.surface().hex();
  }

  public String ground() {
    return shade == Shade.LIGHT ? "#f4f5f7" : "#10141a";
  }

  public String line() {
    return shade == Shade.LIGHT ? "#dfe3e8" : "#2b333d";
  }

  public String ink() {
    return shade == Shade.LIGHT ? "#1b222b" : "#e2e7ed";
  }

  public String onAccent() {
    return shade.onAccent().hex();
  }

  public String hex(Colour colour) {
    return colour.hex();
  }

  /** A contrast as people write it: {@code 5.9 : 1}, never more than it is. */
  public String ratio(double contrast, Locale locale) {
    return String.format(locale, "%.1f : 1", Math.floor(contrast * 10) / 10);
  }
}
