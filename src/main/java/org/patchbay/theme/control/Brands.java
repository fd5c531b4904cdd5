package org.patchbay.theme.control;

import java.util.SortedSet;
import org.patchbay.theme.entity.Brand;

/** The operator's brands. */
public interface Brands {
  /** Names of all there are. */
  SortedSet<String> names();

  /** The brand of this name; the base when there is none. */
  Brand named(String name);

  /**
   * A text of the brand, or else the base's.
   *
   * @param path below the brand's folder, as {@code email/mail.html}
   */
  String file(String name, String path);
}
