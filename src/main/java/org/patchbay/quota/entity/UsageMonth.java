package org.patchbay.quota.entity;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.patchbay.fault.entity.Fault;

/** A month of UTC, for which usage is told. */
public record UsageMonth(YearMonth month) {
  /** By then what began in a month is committed, and nothing is added to it any more. */
  private static final Duration SETTLING = Duration.ofHours(1);

  /**
   * The month of this text, as {@code 2026-11}; the one that is now when nothing is asked.
   *
   * @throws Fault {@code INVALID_INPUT} on field {@code month}; also for one that is to come
   */
  public static UsageMonth read(String text, Instant now) {
    UsageMonth current = new UsageMonth(YearMonth.from(now.atOffset(ZoneOffset.UTC)));
    if (text == null || text.isBlank()) {
      return current;
    }
    try {
      var asked = new UsageMonth(YearMonth.parse(text.strip()));
      if (asked.month.getYear() > 0 && !asked.month.isAfter(current.month)) {
        return asked;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw Fault.invalid("month", "quota.usage.month.invalid");
  }

  public Instant from() {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first moment of the next. */
  public Instant until() {
    return new UsageMonth(month.plusMonths(1)).from();
  }

  /** How far it is told: to its end, or until now. */
  public Instant toldUntil(Instant now) {
    return now.isBefore(until()) ? now : until();
  }

  /** Whether nothing can come to it any more. */
  public boolean finished(Instant now) {
    return !now.isBefore(until().plus(SETTLING));
  }

  public UsageMonth before() {
    return new UsageMonth(month.minusMonths(1));
  }

  /** The next; null when that is yet to come. */
  public UsageMonth next(Instant now) {
    return now.isBefore(until()) ? null : new UsageMonth(month.plusMonths(1));
  }

  @Override
  public String toString() {
    return month.toString();
  }
}
