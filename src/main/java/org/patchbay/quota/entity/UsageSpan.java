package org.patchbay.quota.entity;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.patchbay.fault.entity.Fault;

/** For how long usage is shown, and in which parts: calendar times of UTC. Pure. */
public enum UsageSpan {
  DAY(ChronoUnit.DAYS, ChronoUnit.HOURS),
  WEEK(ChronoUnit.WEEKS, ChronoUnit.DAYS),
  MONTH(ChronoUnit.MONTHS, ChronoUnit.DAYS),
  YEAR(ChronoUnit.YEARS, ChronoUnit.MONTHS);

  private final ChronoUnit whole;
  private final ChronoUnit part;

  UsageSpan(ChronoUnit whole, ChronoUnit part) {
    this.whole = whole;
    this.part = part;
  }

  /**
   * The span of this word; a month when nothing is asked.
   *
   * @throws Fault {@code INVALID_INPUT} on field {@code span}
   */
  public static UsageSpan named(String word) {
    if (word == null || word.isBlank()) {
      return MONTH;
    }
    return Stream.of(values())
        .filter(span -> span.word().equals(word.strip()))
        .findFirst()
        .orElseThrow(() -> Fault.invalid("span", "quota.usage.span.invalid"));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The day of this text; today when nothing is asked.
   *
   * @throws Fault {@code INVALID_INPUT} on field {@code at}; also for one that is to come
   */
  public static LocalDate day(String text, Instant now) {
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    if (text == null || text.isBlank()) {
      return today;
    }
    try {
      LocalDate day = LocalDate.parse(text.strip());
      if (day.getYear() > 1 && !day.isAfter(today)) {
        return day;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw Fault.invalid("at", "quota.usage.at.invalid");
  }

  /** The first day of the one that this day is in. */
  public LocalDate start(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  /** The first day of the one before. */
  public LocalDate before(LocalDate day) {
    return start(day).minus(1, whole);
  }

  /** The first day of the next. */
  public LocalDate next(LocalDate day) {
    return start(day).plus(1, whole);
  }

  /** Where its parts begin, and its end. */
  public List<Instant> bounds(LocalDate day) {
    LocalDateTime end = next(day).atStartOfDay();
    return Stream.iterate(
            start(day).atStartOfDay(), bound -> !bound.isAfter(end), bound -> bound.plus(1, part))
        .map(bound -> bound.toInstant(ZoneOffset.UTC))
        .toList();
  }
}
