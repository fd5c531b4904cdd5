package org.patchbay.tenant.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuotaRuleTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
  private static final Duration GRACE = Duration.ofDays(14);

  private static QuotaRule soft(Instant overSince) {
    return new QuotaRule(20, 10L, GRACE, overSince, null, null);
  }

  @Test
  void withoutASoftLimitTheHardOneCounts() {
    assertThat(QuotaRule.hard(20).limitAt(19, NOW)).isEqualTo(20);
    assertThat(QuotaRule.hard(20).graceEnds(20, NOW)).isEmpty();
  }

  @Test
  void aSoftLimitMayBePassedUntilItsGraceIsOver() {
    assertThat(soft(null).limitAt(10, NOW)).isEqualTo(20);
    assertThat(soft(YESTERDAY).limitAt(12, NOW)).isEqualTo(20);
    assertThat(soft(YESTERDAY).graceEnds(12, NOW)).hasValue(YESTERDAY.plus(GRACE));
    assertThat(soft(NOW.minus(GRACE)).limitAt(12, NOW)).isEqualTo(10);
  }

  @Test
  void whoIsBelowItAgainGetsANewGrace() {
    assertThat(soft(NOW.minus(GRACE)).limitAt(10, NOW)).isEqualTo(20);
    assertThat(soft(NOW.minus(GRACE)).graceEnds(10, NOW)).isEmpty();
  }

  @Test
  void withoutGraceTheSoftLimitIsTheLimit() {
    var rule = new QuotaRule(20, 10L, Duration.ZERO, null, null, null);
    assertThat(rule.limitAt(3, NOW)).isEqualTo(10);
  }

  @Test
  void aRaiseCountsUntilItsEndAndNoSoftLimitMeanwhile() {
    var rule = new QuotaRule(20, 10L, GRACE, NOW.minus(GRACE), 50L, TOMORROW);
    assertThat(rule.limitAt(30, NOW)).isEqualTo(50);
    assertThat(rule.graceEnds(30, NOW)).isEmpty();
    assertThat(rule.limitAt(30, TOMORROW)).isEqualTo(10);
  }

  @Test
  void whatARaiseLeftAboveTheSoftLimitHasItsGraceFromTheEndOfTheRaise() {
    var rule = new QuotaRule(20, 10L, GRACE, null, 50L, YESTERDAY);
    assertThat(rule.graceEnds(15, NOW)).hasValue(YESTERDAY.plus(GRACE));
    assertThat(rule.limitAt(15, NOW)).isEqualTo(20);
  }

  @Test
  void aRaiseNeverLowers() {
    assertThat(new QuotaRule(20, null, GRACE, null, 5L, TOMORROW).limitAt(0, NOW)).isEqualTo(20);
  }
}
