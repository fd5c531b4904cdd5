package org.patchbay.web.boundary;

import java.util.Locale;
import org.patchbay.web.control.Texts;

/** One of the values a field may have, and the words for it. */
public record Choice(String value, String label) {
  /** With the words under a key. */
  public static Choice of(String value, String messageKey, Locale locale) {
    return new Choice(value, Texts.of(locale, messageKey));
  }
}
