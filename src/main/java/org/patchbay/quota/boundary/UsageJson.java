package org.patchbay.quota.boundary;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.patchbay.quota.entity.UsagePoint;
import org.patchbay.quota.entity.UsageSeries;
import org.patchbay.quota.entity.UsageSpan;

/**
 * What was reserved of one thing over time.
 *
 * @param unit of {@code unitHours}
 * @param used now, in the quota's unit
 * @param limit now, in the quota's unit
 */
public record UsageJson(
    String quota,
    String unit,
    String span,
    Instant from,
    Instant until,
    long used,
    long limit,
    List<Part> items) {
  /**
   * A part of the span.
   *
   * @param until its end, or now
   * @param used at its end
   * @param mean on average
   */
  public record Part(
      Instant from, Instant until, long used, BigDecimal mean, BigDecimal unitHours) {}

  static UsageJson of(UsageSeries series, UsageSpan span) {
    return new UsageJson(
        series.quota().name(),
        series.unit().word(),
        span.word(),
        series.bounds().get(0),
        series.bounds().get(series.parts()),
        series.quota().used(),
        series.quota().limit(),
        series.points().stream().map(point -> part(series, point)).toList());
  }

  private static Part part(UsageSeries series, UsagePoint point) {
    return new Part(
        point.from(), point.until(), point.used(), point.mean(), series.unit().hours(point.area()));
  }
}
