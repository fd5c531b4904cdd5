package org.patchbay.quota.entity;

import java.math.BigDecimal;

/**
 * How much of one thing was reserved for how long.
 *
 * @param area in the quota's unit and seconds
 */
public record UsageAmount(String quota, BigDecimal area) {
  public UsageUnit unit() {
    return UsageUnit.of(quota);
  }

  public BigDecimal hours() {
    return unit().hours(area);
  }
}
