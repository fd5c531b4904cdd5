package org.patchbay.theme.boundary;

import java.time.Instant;
import org.patchbay.theme.entity.Look;
import org.patchbay.theme.entity.LookDraft;

/**
 * How a tenant's pages look; what is null is as the brand has it.
 *
 * @param brand name of one of the operator's brands
 * @param logo address of the picture
 * @param style address of the style sheet
 */
public record AppearanceJson(
    String brand,
    String portalName,
    String contact,
    String accentLight,
    String accentDark,
    String topLight,
    String topDark,
    boolean atSignIn,
    String logo,
    String style,
    Instant changedAt) {
  static AppearanceJson of(String brand, Look look) {
    LookDraft draft = look.draft(brand);
    LookView view = LookView.of(look);
    return new AppearanceJson(
        brand,
        view.name(),
        view.contact(),
        orNone(draft.accentLight()),
        orNone(draft.accentDark()),
        orNone(draft.topLight()),
        orNone(draft.topDark()),
        look.atSignIn(),
        view.logo(),
        view.styles(),
        look.changedAt());
  }

  static AppearanceJson plain(String brand) {
    return new AppearanceJson(brand, null, null, null, null, null, null, false, null, null, null);
  }

  private static String orNone(String text) {
    return text.isEmpty() ? null : text;
  }
}
