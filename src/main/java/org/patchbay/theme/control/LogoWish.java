package org.patchbay.theme.control;

import org.patchbay.theme.entity.Logo;

/**
 * What is to become of a tenant's logo.
 *
 * @param logo null for none
 */
public record LogoWish(boolean changes, Logo logo) {
  /** Stays as it is. */
  public static final LogoWish SAME = new LogoWish(false, null);

  /** The brand's own is shown again. */
  public static final LogoWish GONE = new LogoWish(true, null);

  public static LogoWish of(Logo logo) {
    return new LogoWish(true, logo);
  }
}
