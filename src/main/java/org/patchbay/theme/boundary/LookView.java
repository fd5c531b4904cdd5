package org.patchbay.theme.boundary;

import org.patchbay.theme.entity.Contact;
import org.patchbay.theme.entity.Look;
import org.patchbay.theme.entity.LookStyle;

/**
 * What the layout of a tenant's page takes from its look; what is null comes from the brand.
 *
 * @param styles address of its style
 * @param contactHref where a click on the contact leads
 */
public record LookView(
    String styles,
    String name,
    String logo,
    String logoType,
    int logoWidth,
    String contact,
    String contactHref) {
  public static LookView of(Look look) {
    return new LookView(
        LookFiles.ROOT + LookStyle.styleFile(look),
        look.portalName().orElse(null),
        look.logoType().map(type -> LookFiles.ROOT + LookStyle.logoFile(look)).orElse(null),
        look.logoType().orElse(null),
        look.logoWidth(),
        look.contact().orElse(null),
        look.contact().flatMap(Contact::href).orElse(null));
  }
}
