package org.patchbay.quota.boundary;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.patchbay.quota.entity.UsageMonth;
import org.patchbay.quota.entity.UsageSpan;
import org.patchbay.quota.entity.UsageUnit;

/** How pages say times and amounts of usage. Times are of UTC, as months of a bill are. */
public record UsageWords(Locale locale) {
  /** A part of a span, in a table. */
  String part(UsageSpan span, Instant from) {
    return switch (span) {
      case DAY -> say("HH:mm", from);
      case WEEK, MONTH -> format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM), from);
      case YEAR -> say("LLLL uuuu", from);
    };
  }

  /** The same under a picture. */
  String tick(UsageSpan span, Instant from) {
    return switch (span) {
      case DAY -> say("HH:mm", from);
      case WEEK -> say("EEE", from);
      case MONTH -> say("d", from);
      case YEAR -> say("LLL", from);
    };
  }

  /** The whole span. */
  String span(UsageSpan span, LocalDate day) {
    var medium = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
    LocalDate start = span.start(day);
    return switch (span) {
      case DAY ->
          DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale).format(day);
      case WEEK -> medium.format(start) + " – " + medium.format(span.next(day).minusDays(1));
      case MONTH -> DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(start);
      case YEAR -> DateTimeFormatter.ofPattern("uuuu", locale).format(start);
    };
  }

  public String month(UsageMonth month) {
    return DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(month.month());
  }

  /** The highest bar of a picture. */
  public String peak(UsagePicture picture) {
    return amount(picture.series().unit(), picture.chart().peak());
  }

  /** A mean of a quota's amounts. */
  String amount(UsageUnit unit, BigDecimal mean) {
    return decimals(unit.amount(mean)) + (unit.isSize() ? " GiB" : "");
  }

  /** An amount with two decimals. */
  public String decimals(BigDecimal amount) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(2);
    return format.format(amount);
  }

  private String say(String pattern, Instant from) {
    return format(DateTimeFormatter.ofPattern(pattern), from);
  }

  private String format(DateTimeFormatter formatter, Instant from) {
    return formatter.withLocale(locale).withZone(ZoneOffset.UTC).format(from);
  }
}
