package org.patchbay.web.control;

import java.text.FieldPosition;
import java.text.Format;
import java.text.ParsePosition;
import java.util.Locale;

/**
 * One of a fixed set of values by its word, as a format of messages, {@code {0,word,quota.unit}}:
 * the text under {@code quota.unit.VALUE}. What has no word is said as it is.
 */
final class Named extends Format {
  private static final long serialVersionUID = 1;

  private final Locale locale;
  private final String prefix;

  Named(Locale locale, String prefix) {
    this.locale = locale;
    this.prefix = prefix;
  }

  @Override
  public StringBuffer format(Object value, StringBuffer text, FieldPosition place) {
    String name = String.valueOf(value).replace(' ', '-');
    return text.append(
        Texts.find(locale, prefix + "." + name).orElseGet(() -> String.valueOf(value)));
  }

  @Override
  public Object parseObject(String text, ParsePosition place) {
    throw new UnsupportedOperationException();
  }
}
