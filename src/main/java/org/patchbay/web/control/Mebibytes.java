package org.patchbay.web.control;

import java.text.FieldPosition;
import java.text.Format;
import java.text.ParsePosition;
import java.util.Locale;

/**
 * Sizes in MiB for people, as a format of messages, {@code {0,mib}}: in GiB or TiB where that is
 * exact, for what is compared must not look the same.
 */
final class Mebibytes extends Format {
  private static final long serialVersionUID = 1;
  private static final long STEP = 1024;

  private final Locale locale;

  Mebibytes(Locale locale) {
    this.locale = locale;
  }

  @Override
  public StringBuffer format(Object size, StringBuffer text, FieldPosition place) {
    return text.append(size instanceof Number number ? words(number.longValue()) : size);
  }

  private String words(long mib) {
    if (isExact(mib, STEP * STEP)) {
      return figure(mib, STEP * STEP) + " TiB";
    }
    return isExact(mib, STEP) ? figure(mib, STEP) + " GiB" : String.format(locale, "%,d MiB", mib);
  }

  /** With one place behind the point. */
  private static boolean isExact(long mib, long unit) {
    return mib >= unit && mib * 10 % unit == 0;
  }

  private String figure(long mib, long unit) {
    return mib % unit == 0
        ? String.format(locale, "%,d", mib / unit)
        : String.format(locale, "%.1f", (double) mib / unit);
  }

  @Override
  public Object parseObject(String text, ParsePosition place) {
    throw new UnsupportedOperationException();
  }
}
