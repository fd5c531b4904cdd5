package org.patchbay.quota.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patchbay.tenant.entity.Quota;

/**
 * What a tenant had reserved of one thing, part by part.
 *
 * @param quota as it is now
 * @param bounds where the parts of the span begin, and its end
 * @param points of those parts of which something is known
 */
public record UsageSeries(Quota quota, List<Instant> bounds, List<UsagePoint> points) {
  /** The moments at which the usage must be known: all bounds until now, and now within a part. */
  public static List<Instant> moments(List<Instant> bounds, Instant now) {
    List<Instant> past = bounds.stream().takeWhile(bound -> bound.isBefore(now)).toList();
    return past.size() == bounds.size()
        ? past
        : Stream.concat(past.stream(), Stream.of(now)).toList();
  }

  /**
   * The series.
   *
   * @param marks the last line at or before each of the moments; {@link UsageMark#NONE} for none
   */
  public static UsageSeries of(
      Quota quota, List<Instant> bounds, List<Instant> moments, List<UsageMark> marks) {
    List<UsagePoint> points =
        IntStream.range(1, moments.size())
            .filter(i -> marks.get(i) != UsageMark.NONE)
            .mapToObj(
                i ->
                    UsagePoint.between(
                        moments.get(i - 1), marks.get(i - 1), moments.get(i), marks.get(i)))
            .toList();
    return new UsageSeries(quota, bounds, points);
  }

  public UsageUnit unit() {
    return UsageUnit.of(quota.name());
  }

  /** All of it. */
  public UsageAmount sum() {
    return new UsageAmount(
        quota.name(),
        points.stream().map(UsagePoint::area).reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** How many parts the span has. */
  public int parts() {
    return bounds.size() - 1;
  }
}
