package org.patchbay.quota.boundary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.patchbay.quota.entity.UsageChart;
import org.patchbay.quota.entity.UsagePoint;
import org.patchbay.quota.entity.UsageSeries;
import org.patchbay.quota.entity.UsageSpan;

/**
 * A series as a picture and a table, for templates.
 *
 * @param span what time it is about
 * @param ticks under the picture
 */
public record UsagePicture(
    UsageSeries series, UsageChart chart, String span, List<Tick> ticks, List<Row> rows) {
  private static final int HOURS = 4;
  private static final int DAYS = 5;

  /**
   * A word under the picture.
   *
   * @param spare true for one that a narrow screen has no room for
   */
  public record Tick(double x, String label, boolean spare) {}

  /** A row of the table. */
  public record Row(String part, UsagePoint point, String mean, String hours) {}

  static UsagePicture of(UsageSeries series, UsageSpan span, LocalDate day, UsageWords words) {
    return new UsagePicture(
        series,
        UsageChart.of(series),
        words.span(span, day),
        ticks(series, span, words),
        series.points().stream().map(point -> row(series, point, span, words)).toList());
  }

  private static List<Tick> ticks(UsageSeries series, UsageSpan span, UsageWords words) {
    List<Instant> bounds = series.bounds();
    return IntStream.range(0, series.parts())
        .filter(i -> i % every(span) == 0)
        .mapToObj(
            i ->
                new Tick(
                    UsageChart.middle(i, series.parts()),
                    words.tick(span, bounds.get(i)),
                    i / every(span) % 2 == 1))
        .toList();
  }

  private static int every(UsageSpan span) {
    return switch (span) {
      case DAY -> HOURS;
      case MONTH -> DAYS;
      case WEEK, YEAR -> 1;
    };
  }

  private static Row row(UsageSeries series, UsagePoint point, UsageSpan span, UsageWords words) {
    return new Row(
        words.part(span, point.from()),
        point,
        words.amount(series.unit(), point.mean()),
        words.decimals(series.unit().hours(point.area())));
  }

  /** Where the picture's parts are, in its own measure. */
  public String box() {
    return "0 0 " + UsageChart.WIDTH + " " + UsageChart.HEIGHT;
  }

  public int left() {
    return UsageChart.LEFT;
  }

  public int right() {
    return UsageChart.RIGHT;
  }

  public int bottom() {
    return UsageChart.BOTTOM;
  }
}
