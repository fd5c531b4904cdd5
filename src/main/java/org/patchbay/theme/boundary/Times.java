package org.patchbay.theme.boundary;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How times are told on a page.
 *
 * @param chosen whether the person wants this zone; otherwise scripts tell times in the browser's
 */
public record Times(Locale locale, ZoneId zone, boolean chosen) {
  /** By locale, of which {@code Languages} lets pass only those that there are. */
  private static final Map<Locale, DateTimeFormatter> EXACT = new ConcurrentHashMap<>();

  private static final Map<Locale, DateTimeFormatter> ZONES = new ConcurrentHashMap<>();

  /** Day, time and zone: {@code 23.11.2026, 10:12:00 MEZ}. */
  public String exact(Instant instant) {
    return in(EXACT.computeIfAbsent(locale, Times::exactly)).format(instant)
        + " "
        + in(ZONES.computeIfAbsent(locale, Times::zoneName)).format(instant);
  }

  private DateTimeFormatter in(DateTimeFormatter format) {
    return format.withZone(zone);
  }

  private static DateTimeFormatter exactly(Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(locale);
  }

  private static DateTimeFormatter zoneName(Locale locale) {
    return DateTimeFormatter.ofPattern("z", locale);
  }
}
