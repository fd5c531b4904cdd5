package org.patchbay.quota.entity;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * A line of the usage: what was reserved from a moment on.
 *
 * @param area what was reserved before has added up to until then, in units and seconds
 */
public record UsageMark(Instant at, long used, BigDecimal area) {
  /** Before the first line nothing counts. */
  public static final UsageMark NONE = new UsageMark(Instant.MIN, 0, BigDecimal.ZERO);

  /** What has added up until a moment before which no other line stands. */
  public BigDecimal areaAt(Instant moment) {
    return used == 0 ? area : area.add(seconds(at, moment).multiply(BigDecimal.valueOf(used)));
  }

  /** Exact to the database's microseconds. */
  static BigDecimal seconds(Instant from, Instant until) {
    Duration past = Duration.between(from, until);
    return BigDecimal.valueOf(past.getSeconds()).add(BigDecimal.valueOf(past.getNano(), 9));
  }

  /**
   * What adds up between two moments, in units and seconds.
   *
   * @param first the last line at or before {@code from}
   * @param last the last line at or before {@code until}
   */
  public static BigDecimal between(UsageMark first, Instant from, UsageMark last, Instant until) {
    return until.isAfter(from) ? last.areaAt(until).subtract(first.areaAt(from)) : BigDecimal.ZERO;
  }
}
