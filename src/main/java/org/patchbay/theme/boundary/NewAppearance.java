package org.patchbay.theme.boundary;

import org.patchbay.theme.entity.LookDraft;

/**
 * How a tenant's pages shall look; what is absent is as the brand has it. The logo stays.
 *
 * @param brand name of one of the operator's brands
 * @param portalName at most 40 characters
 * @param contact a mail address, a telephone number, or a page
 * @param accentLight of links and buttons, as {@code #1f5fbf}; contrast 4.5 to 1 at least
 * @param topLight of the bar above
 * @param atSignIn whether whoever opens the tenant's address sees it before they have signed in
 */
public record NewAppearance(
    String brand,
    String portalName,
    String contact,
    String accentLight,
    String accentDark,
    String topLight,
    String topDark,
    boolean atSignIn) {
  LookDraft draft() {
    return new LookDraft(
        brand, portalName, contact, accentLight, accentDark, topLight, topDark, atSignIn);
  }
}
