package org.patchbay.quota.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What was reserved in a part of a span.
 *
 * @param until its end, or now
 * @param used at its end
 * @param area in units and seconds
 */
public record UsagePoint(Instant from, Instant until, long used, BigDecimal area) {
  static UsagePoint between(Instant from, UsageMark first, Instant until, UsageMark last) {
    return new UsagePoint(from, until, last.used(), UsageMark.between(first, from, last, until));
  }

  /** How much on average. */
  public BigDecimal mean() {
    return area.divide(UsageMark.seconds(from, until), 6, RoundingMode.HALF_UP);
  }
}
