package org.patchbay.quota.boundary;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.patchbay.quota.entity.UsageRecord;

/**
 * What a tenant had reserved in a month of UTC.
 *
 * @param tenant slug
 * @param month as 2026-11
 * @param until the month's end, or the moment up to which it is told
 * @param finished false while something may still be added
 */
public record UsageRecordJson(
    String tenant,
    String name,
    String month,
    Instant from,
    Instant until,
    boolean finished,
    List<Amount> items) {
  /** Of one quota. */
  public record Amount(String quota, String unit, BigDecimal unitHours) {}

  static UsageRecordJson of(UsageRecord record) {
    return new UsageRecordJson(
        record.slug(),
        record.name(),
        record.month().toString(),
        record.month().from(),
        record.until(),
        record.finished(),
        record.amounts().stream()
            .map(amount -> new Amount(amount.quota(), amount.unit().word(), amount.hours()))
            .toList());
  }
}
