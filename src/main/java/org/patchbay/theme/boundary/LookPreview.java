package org.patchbay.theme.boundary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.patchbay.theme.entity.Accent;
import org.patchbay.theme.entity.Brand;
import org.patchbay.theme.entity.Colour;
import org.patchbay.theme.entity.LookDraft;
import org.patchbay.theme.entity.Shade;
import org.patchbay.theme.entity.TopBar;

/**
 * How pages would look, in both shades.
 *
 * @param name in the top bar; empty where the logo says it
 * @param logo address of the picture; null where there is none but the brand's
 */
public record LookPreview(String name, String logo, int logoWidth, List<Sheet> sheets) {
  static LookPreview of(LookDraft draft, Brand brand, String logo, int logoWidth) {
    String said = draft.portalName();
    String name = said.isEmpty() && logo == null ? brand.title() : said;
    return new LookPreview(
        name,
        logo,
        logoWidth,
        Arrays.stream(Shade.values()).map(shade -> sheet(draft, brand, shade)).toList());
  }

  private static Sheet sheet(LookDraft draft, Brand brand, Shade shade) {
    boolean light = shade == Shade.LIGHT;
    Colour accent = orElse(light ? draft.accentLight() : draft.accentDark(), brand.accent(shade));
    Colour top = orElse(light ? draft.topLight() : draft.topDark(), brand.top(shade));
    return new Sheet(shade, new Accent(accent, shade), new TopBar(top));
  }

  private static Colour orElse(String typed, Colour own) {
    return Optional.of(typed).flatMap(Colour::parse).orElse(own);
  }
}
