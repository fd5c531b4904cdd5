package org.patchbay.quota.entity;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Where things stand in the picture of a series, from its left upper corner. Pure.
 *
 * @param limitAt how far down the line of the limit is; null when it is far above all else
 */
public record UsageChart(List<Bar> bars, List<Grid> grid, Double limitAt) {
  public static final int WIDTH = 560;
  public static final int HEIGHT = 270;
  public static final int LEFT = 80;
  public static final int RIGHT = WIDTH - 8;
  public static final int TOP = 26;
  public static final int BOTTOM = HEIGHT - 34;

  /** Above this many times the highest bar, a limit would press all bars into the ground. */
  private static final int FAR = 5;

  private static final double GAP = 0.2;
  private static final int LINES = 5;

  /**
   * The mean of a part.
   *
   * @param end how far down the amount at its end is
   */
  public record Bar(UsagePoint point, double x, double y, double width, double height, double end) {
    public double right() {
      return tenths(x + width);
    }
  }

  /** A line across, of an amount. */
  public record Grid(long amount, double y) {}

  public static UsageChart of(UsageSeries series) {
    double peak = series.points().stream().mapToDouble(UsageChart::highest).max().orElse(0);
    long limit = series.quota().limit();
    boolean near = peak == 0 || limit <= FAR * peak;
    var scale = new Scale(series.quota().name(), near ? Math.max(peak, limit) : peak);
    return new UsageChart(
        series.points().stream().map(point -> bar(series, point, scale)).toList(),
        scale.lines().mapToObj(amount -> new Grid(amount, scale.y(amount))).toList(),
        near ? scale.y(limit) : null);
  }

  private static double highest(UsagePoint point) {
    return Math.max(point.used(), mean(point));
  }

  private static double mean(UsagePoint point) {
    return point.mean().doubleValue();
  }

  private static Bar bar(UsageSeries series, UsagePoint point, Scale scale) {
    double slot = (double) (RIGHT - LEFT) / series.parts();
    double x = LEFT + slot * (series.bounds().indexOf(point.from()) + GAP / 2);
    double y = scale.y(mean(point));
    return new Bar(
        point, tenths(x), y, tenths(slot * (1 - GAP)), tenths(BOTTOM - y), scale.y(point.used()));
  }

  /** The middle of a part. */
  public static double middle(int part, int parts) {
    return tenths(LEFT + (RIGHT - LEFT) * (part + 0.5) / parts);
  }

  private static double tenths(double value) {
    return Math.rint(value * 10) / 10;
  }

  /** Round amounts from nothing to some above the highest. */
  private record Scale(long step, long top) {
    Scale(String quota, double highest) {
      this(step(quota, highest), highest);
    }

    private Scale(long step, double highest) {
      this(step, step * (long) (Math.floor(highest / step) + 1));
    }

    /** Sizes by powers of two, other things by 1, 2, 5, 10. */
    private static long step(String quota, double highest) {
      long unit = UsageUnit.of(quota) == UsageUnit.MEMORY_GIB_HOURS ? 1024 : 1;
      boolean size = UsageUnit.of(quota).isSize();
      return LongStream.iterate(1, n -> n > 0, n -> n * 10)
          .flatMap(n -> LongStream.of(1, 2, 5).map(m -> n * m))
          .map(n -> unit * (size ? Long.highestOneBit(n) : n))
          .filter(step -> step * LINES > highest)
          .findFirst()
          .orElse(Long.MAX_VALUE / 2);
    }

    double y(double amount) {
      return tenths(BOTTOM - (BOTTOM - TOP) * Math.min(1, amount / top));
    }

    LongStream lines() {
      return LongStream.iterate(0, amount -> amount <= top, amount -> amount + step);
    }
  }

  /** The highest mean, for those who hear the picture. */
  public BigDecimal peak() {
    return bars.stream()
        .map(bar -> bar.point().mean())
        .max(BigDecimal::compareTo)
        .orElse(BigDecimal.ZERO);
  }
}
