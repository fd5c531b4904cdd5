package org.patchbay.quota.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.FieldProblem;

/** Nonsense is refused by its field. */
class QuotaInputTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private static List<String> asked(String quota, Long wanted, String reason) {
    return fields(new QuotaAsk(quota, wanted, reason).problems(Set.of("vcpus")));
  }

  private static List<String> fields(List<FieldProblem> problems) {
    return problems.stream().map(FieldProblem::field).toList();
  }

  @Test
  void aRequestNamesAQuotaAnAmountAndAReason() {
    assertThat(asked("vcpus", 300L, "growth\nat Easter")).isEmpty();
    assertThat(asked(null, null, null)).containsExactly("quota", "wanted", "reason");
    assertThat(asked("cars", 0L, " ")).containsExactly("quota", "wanted", "reason");
    assertThat(asked("vcpus", Long.MAX_VALUE, "a\u0000b")).containsExactly("wanted", "reason");
    assertThat(asked("vcpus", 1L, "x".repeat(1001))).containsExactly("reason");
  }

  @Test
  void anEndLiesAheadAndBelongsToWhatIsGranted() {
    assertThat(fields(new QuotaDecision(5L, NOW.plusSeconds(1), null).problems(NOW))).isEmpty();
    assertThat(fields(new QuotaDecision(5L, NOW, "").problems(NOW))).containsExactly("until");
    assertThat(fields(new QuotaDecision(null, NOW.plusSeconds(1), "").problems(NOW)))
        .containsExactly("until");
    assertThat(fields(new QuotaDecision(-1L, null, "\u0007").problems(NOW)))
        .containsExactly("granted", "answer");
  }

  @Test
  void aSoftLimitIsNoMoreThanTheHardOne() {
    assertThat(fields(new NewLimits(5L, 5L, null).problems())).isEmpty();
    assertThat(new NewLimits(5L, null, null).graceDays()).isEqualTo(14);
    assertThat(fields(new NewLimits(5L, 6L, 366).problems())).containsExactly("soft", "graceDays");
    assertThat(fields(new NewLimits(null, 6L, -1).problems()))
        .containsExactly("limit", "graceDays");
  }
}
