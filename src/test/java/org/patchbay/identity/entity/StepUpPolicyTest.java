package org.patchbay.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepUpPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final StepUpPolicy POLICY = new StepUpPolicy("mfa", Duration.ofMinutes(5));

  private static boolean fresh(String acr, long secondsAgo) {
    return POLICY.isFresh(Optional.of(new Assurance(acr, NOW.minusSeconds(secondsAgo))), NOW);
  }

  private static Map<String, Object> token(String subject, Object acr, Object time) {
    Map<String, Object> payload = new HashMap<>();
    payload.put("sub", subject);
    payload.put("acr", acr);
    payload.put("auth_time", time);
    return payload;
  }

  private static StepUpVerdict judged(String subject, Object acr, Object time) {
    return POLICY.judge("olga", token(subject, acr, time), NOW);
  }

  @Test
  void itCountsForItsTimeAndNotAMomentLonger() {
    assertThat(fresh("mfa", 0)).isTrue();
    assertThat(fresh("mfa", 299)).isTrue();
    assertThat(fresh("mfa", 300)).isFalse();
    assertThat(POLICY.isFresh(Optional.empty(), NOW)).isFalse();
  }

  @Test
  void noOtherLevelCounts() {
    assertThat(fresh("pwd", 0)).isFalse();
    assertThat(fresh("MFA", 0)).isFalse();
    assertThat(fresh("", 0)).isFalse();
  }

  @Test
  void aProvidersClockMayBeALittleAhead() {
    assertThat(fresh("mfa", -59)).isTrue();
    assertThat(fresh("mfa", -60)).isFalse();
  }

  @Test
  void onlyTheSamePersonConfirmsIt() {
    long now = NOW.getEpochSecond();
    assertThat(judged("olga", "mfa", now)).isEqualTo(StepUpVerdict.CONFIRMED);
    assertThat(judged("gina", "mfa", now)).isEqualTo(StepUpVerdict.OTHER_PERSON);
    assertThat(judged(null, "mfa", now)).isEqualTo(StepUpVerdict.OTHER_PERSON);
    assertThat(POLICY.judge(null, token(null, "mfa", now), NOW))
        .isEqualTo(StepUpVerdict.OTHER_PERSON);
  }

  @Test
  void aLesserLevelAndAnOldAnswerAreTold() {
    long now = NOW.getEpochSecond();
    assertThat(judged("olga", "pwd", now)).isEqualTo(StepUpVerdict.TOO_WEAK);
    assertThat(judged("olga", null, now)).isEqualTo(StepUpVerdict.TOO_WEAK);
    assertThat(judged("olga", "mfa", null)).isEqualTo(StepUpVerdict.TOO_WEAK);
    assertThat(judged("olga", "mfa", now - 300)).isEqualTo(StepUpVerdict.STALE);
  }

  @Test
  void onlyWhatATokenSaysInFullSaysAnything() {
    Optional<Assurance> expected = Optional.of(new Assurance("mfa", NOW));
    assertThat(Assurance.of(token("olga", "mfa", Date.from(NOW)))).isEqualTo(expected);
    assertThat(Assurance.of(token("olga", "mfa", NOW.getEpochSecond()))).isEqualTo(expected);
    assertThat(Assurance.of(token("olga", "mfa", "now"))).isEmpty();
    assertThat(Assurance.of(token("olga", 2, NOW.getEpochSecond()))).isEmpty();
  }
}
