package org.patchbay.quota.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.fault.entity.Fault;
import org.patchbay.tenant.entity.Quota;
import org.patchbay.tenant.entity.QuotaRule;

/** What lines of the usage add up to, in months, in spans, in a picture and in a file. */
class UsageTest {
  private static final UsageMonth OCTOBER = month("2026-10");
  private static final UsageMonth NOVEMBER = month("2026-11");

  private static UsageMonth month(String text) {
    return UsageMonth.read(text, Instant.parse("2030-01-01T00:00:00Z"));
  }

  private static Instant at(String text) {
    return Instant.parse("2026-" + text + ":00Z");
  }

  /** Lines as the counter's statement would write them. */
  private static List<UsageMark> lines(Object... changes) {
    List<UsageMark> lines = new ArrayList<>();
    for (int i = 0; i < changes.length; i += 2) {
      Instant when = at((String) changes[i]);
      BigDecimal area = lines.isEmpty() ? BigDecimal.ZERO : lines.get(i / 2 - 1).areaAt(when);
      lines.add(new UsageMark(when, (Integer) changes[i + 1], area));
    }
    return lines;
  }

  private static UsageMark last(List<UsageMark> lines, Instant moment) {
    return lines.stream()
        .filter(line -> !line.at().isAfter(moment))
        .reduce((a, b) -> b)
        .orElse(UsageMark.NONE);
  }

  private static BigDecimal hours(List<UsageMark> lines, UsageMonth month, Instant now) {
    Instant until = month.toldUntil(now);
    BigDecimal area =
        UsageMark.between(last(lines, month.from()), month.from(), last(lines, until), until);
    return new UsageAmount("vcpus", area).hours().stripTrailingZeros();
  }

  static Stream<Arguments> months() {
    Instant later = at("12-24T00:00");
    return Stream.of(
        Arguments.of("never reserved", lines("10-01T00:00", 0), "0", "0", later),
        Arguments.of("no lines at all", lines(), "0", "0", later),
        Arguments.of("all the time", lines("09-01T00:00", 1), "744", "720", later),
        Arguments.of(
            "a change at the bound",
            lines("10-01T00:00", 1, "11-01T00:00", 3),
            "744",
            "2160",
            later),
        Arguments.of(
            "a tenant of the middle",
            lines("10-31T23:00", 0, "10-31T23:30", 4),
            "2",
            "2880",
            later),
        Arguments.of(
            "raised and retired",
            lines("10-30T00:00", 2, "10-30T12:00", 8, "10-31T00:00", 0),
            "120",
            "0",
            later),
        Arguments.of(
            "two at one moment", lines("10-31T00:00", 5, "10-31T00:00", 1), "24", "720", later),
        Arguments.of("until now", lines("10-31T00:00", 2), "48", "3", at("11-01T01:30")),
        Arguments.of("now at the bound", lines("10-31T00:00", 2), "48", "0", at("11-01T00:00")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("months")
  void aMonthIsTheExactSumOfItsHours(
      String what, List<UsageMark> lines, String october, String november, Instant now) {
    assertThat(hours(lines, OCTOBER, now)).isEqualByComparingTo(october);
    assertThat(hours(lines, NOVEMBER, now)).isEqualByComparingTo(november);
  }

  @Test
  void microsecondsAreCountedAndHoursAreRoundedOnce() {
    Instant start = at("11-01T00:00");
    UsageMark line = new UsageMark(start, 3, BigDecimal.ZERO);
    BigDecimal area = line.areaAt(start.plusNanos(7_000));
    assertThat(area).isEqualByComparingTo("0.000021");
    assertThat(UsageUnit.VCPU_HOURS.hours(BigDecimal.ONE)).isEqualByComparingTo("0.000278");
    assertThat(UsageUnit.of("memoryMiB").hours(BigDecimal.valueOf(2048L * 3600)))
        .isEqualByComparingTo("2");
  }

  @Test
  void aMonthIsFinishedWhenNothingUnderWayCanComeToIt() {
    assertThat(OCTOBER.finished(at("10-31T23:59"))).isFalse();
    assertThat(OCTOBER.finished(at("11-01T00:59"))).isFalse();
    assertThat(OCTOBER.finished(at("11-01T01:00"))).isTrue();
    assertThat(OCTOBER.next(at("10-31T23:59"))).isNull();
    assertThat(OCTOBER.next(at("11-01T00:00"))).isEqualTo(NOVEMBER);
    assertThat(NOVEMBER.before()).isEqualTo(OCTOBER);
  }

  @ParameterizedTest
  @CsvSource({"2026-12", "2026-13", "nonsense", "0000-01", "+10000-01", "2026-11-01"})
  void aMonthThatIsNoneOrIsToComeIsRefused(String text) {
    assertThatThrownBy(() -> UsageMonth.read(text, at("11-29T00:00"))).isInstanceOf(Fault.class);
    assertThat(UsageMonth.read(" ", at("11-29T00:00"))).isEqualTo(NOVEMBER);
  }

  @ParameterizedTest
  @CsvSource({
    "day, 24, 2026-03-01, 2026-02-28, 2026-03-02",
    "week, 7, 2026-02-23, 2026-02-16, 2026-03-02",
    "month, 31, 2026-03-01, 2026-02-01, 2026-04-01",
    "year, 12, 2026-01-01, 2025-01-01, 2027-01-01"
  })
  void aSpanHasItsPartsAndItsNeighbours(
      String word, int parts, LocalDate start, LocalDate before, LocalDate next) {
    UsageSpan span = UsageSpan.named(word);
    LocalDate day = LocalDate.parse("2026-03-01");
    assertThat(span.bounds(day)).hasSize(parts + 1).isSorted();
    assertThat(span.start(day)).isEqualTo(start);
    assertThat(span.before(day)).isEqualTo(before);
    assertThat(span.next(day)).isEqualTo(next);
  }

  @Test
  void aDayToComeAndAnUnknownSpanAreRefused() {
    Instant now = at("11-29T10:00");
    assertThat(UsageSpan.day("", now)).isEqualTo("2026-11-29");
    for (String bad : List.of("2026-11-30", "0001-01-01", "-0004-01-01", "today")) {
      assertThatThrownBy(() -> UsageSpan.day(bad, now)).as(bad).isInstanceOf(Fault.class);
    }
    assertThatThrownBy(() -> UsageSpan.named("decade")).isInstanceOf(Fault.class);
  }

  private static UsageSeries day(long limit, List<UsageMark> lines, Instant now) {
    List<Instant> bounds = UsageSpan.DAY.bounds(LocalDate.parse("2026-11-28"));
    List<Instant> moments = UsageSeries.moments(bounds, now);
    return UsageSeries.of(
        Quota.at(now, "vcpus", 0, QuotaRule.hard(limit)),
        bounds,
        moments,
        moments.stream().map(moment -> last(lines, moment)).toList());
  }

  @Test
  void aSeriesKnowsNoPartBeforeTheFirstLineAndNoneToCome() {
    var lines = lines("11-28T02:15", 0, "11-28T02:30", 4, "11-28T04:00", 8);
    UsageSeries series = day(20, lines, at("11-28T04:30"));
    assertThat(series.parts()).isEqualTo(24);
    assertThat(series.points()).extracting(UsagePoint::used).containsExactly(4L, 8L, 8L);
    assertThat(series.points().get(0).mean()).isEqualByComparingTo("2");
    assertThat(series.points().get(1).mean()).isEqualByComparingTo("4");
    assertThat(series.points().get(2).until()).isEqualTo(at("11-28T04:30"));
    assertThat(series.points().get(2).mean()).isEqualByComparingTo("8");
    assertThat(series.sum().hours()).isEqualByComparingTo("10");
    assertThat(day(20, lines, at("11-29T00:00")).points()).hasSize(22);
  }

  @Test
  void aPictureShowsBarsOnALineAndTheLimitWhereItIsNear() {
    UsageSeries near = day(20, lines("11-28T00:00", 10), at("11-28T02:00"));
    UsageChart chart = UsageChart.of(near);
    assertThat(chart.bars()).hasSize(2);
    assertThat(chart.bars().get(0).y() + chart.bars().get(0).height()).isEqualTo(UsageChart.BOTTOM);
    assertThat(chart.limitAt()).isLessThan(chart.bars().get(0).y()).isGreaterThan(UsageChart.TOP);
    assertThat(chart.grid()).hasSizeBetween(3, 6);
    assertThat(chart.grid().get(0)).isEqualTo(new UsageChart.Grid(0, UsageChart.BOTTOM));
    UsageChart far = UsageChart.of(day(2000, lines("11-28T00:00", 10), at("11-28T02:00")));
    assertThat(far.limitAt()).isNull();
    assertThat(far.bars().get(0).end()).isEqualTo(far.bars().get(0).y());
    assertThat(far.bars().get(0).height()).isGreaterThan(UsageChart.HEIGHT / 3.0);
    UsageChart empty = UsageChart.of(day(0, lines(), at("11-28T02:00")));
    assertThat(empty.bars()).isEmpty();
    assertThat(empty.limitAt()).isEqualTo(UsageChart.BOTTOM);
  }

  @Test
  void sizesAreDrawnByPowersOfTwo() {
    Instant now = at("11-28T01:00");
    var quota = Quota.at(now, "memoryMiB", 0, QuotaRule.hard(100_000));
    UsageChart chart =
        UsageChart.of(new UsageSeries(quota, UsageSpan.DAY.bounds(LocalDate.EPOCH), List.of()));
    assertThat(chart.grid()).extracting(UsageChart.Grid::amount).contains(32L * 1024);
  }

  @Test
  void aRecordIsALineForEachQuotaAndItsNameStartsNoFormula() {
    var amounts =
        List.of(
            new UsageAmount("containers", BigDecimal.valueOf(7200)),
            new UsageAmount("diskGiB", BigDecimal.valueOf(1800)));
    var record =
        new UsageRecord(
            new UUID(1, 1), "acme", "=\"Acme\", Ltd", OCTOBER, OCTOBER.until(), true, amounts);
    String bounds = "\"2026-10\",\"2026-10-01T00:00:00Z\",\"2026-11-01T00:00:00Z\",\"true\",";
    String whose = "\"acme\",\"'=\"\"Acme\"\", Ltd\",";
    assertThat(record.lines())
        .isEqualTo(
            whose
                + bounds
                + "\"containers\",\"container-hours\",\"2.000000\"\r\n"
                + whose
                + bounds
                + "\"diskGiB\",\"GiB-hours\",\"0.500000\"\r\n");
    assertThat(UsageRecord.HEADING.split(",")).hasSize(9);
  }
}
