package org.patchbay.reconcile.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbay.fault.entity.FaultKind;

class PaceTest {
  private static final Duration RESYNC = Duration.ofMinutes(5);

  @Test
  void aHostThatDoesNotAnswerIsTriedMoreAndMoreSeldomAndForEver() {
    assertThat(
            IntStream.of(1, 2, 3, 4, 5, 6, 1000)
                .mapToObj(n -> seconds(FaultKind.UNREACHABLE, n))
                .toList())
        .isEqualTo(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L));
  }

  @Test
  void theHypervisorsRefusalIsTakenAsItsLastWordTheFifthTime() {
    assertThat(seconds(FaultKind.REFUSED, 4)).isEqualTo(8);
    assertThat(Pace.after(FaultKind.REFUSED, 5)).isEqualTo(new Course.Stop());
  }

  @Test
  void roomIsLookedForAgainEveryHalfMinute() {
    assertThat(seconds(FaultKind.NO_CAPACITY, 1)).isEqualTo(30);
    assertThat(seconds(FaultKind.NO_CAPACITY, 100)).isEqualTo(30);
  }

  @ParameterizedTest
  @EnumSource
  void aFaultOfWhichRetryingIsPointlessStopsAtLast(FaultKind kind) {
    assertThat(Pace.after(kind, 3) instanceof Course.Stop).isEqualTo(kind.terminal());
  }

  @ParameterizedTest
  @EnumSource(names = {"INVALID", "FORBIDDEN", "QUOTA", "BUG"})
  void whatNobodyElseCanHaveCausedStopsAtOnce(FaultKind kind) {
    assertThat(Pace.after(kind, 1)).isEqualTo(new Course.Stop());
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_FOUND", "CONFLICT"})
  void whatSomebodyMayHaveDoneSinceTheLookIsLookedAtAgain(FaultKind kind) {
    assertThat(List.of(seconds(kind, 1), seconds(kind, 2))).isEqualTo(List.of(1L, 2L));
  }

  @Test
  void settledResourcesAreLookedAtAgainWithinTheUsualTimeButNotAllAtOnce() {
    List<Duration> pauses =
        IntStream.range(0, 1000)
            .mapToObj(n -> Pace.after(new Verdict.Settled(), new UUID(n, 31L * n), RESYNC))
            .map(course -> ((Course.Later) course).pause())
            .toList();
    assertThat(pauses).allMatch(p -> p.compareTo(RESYNC) <= 0);
    assertThat(pauses).allMatch(p -> p.compareTo(RESYNC.multipliedBy(9).dividedBy(10)) >= 0);
    assertThat(pauses.stream().distinct().count()).isGreaterThan(500);
  }

  @Test
  void aVerdictSaysTheCourse() {
    UUID id = new UUID(0, 0);
    assertThat(Pace.after(new Verdict.Again(), id, RESYNC)).isEqualTo(new Course.Onward());
    assertThat(Pace.after(new Verdict.Gone(), id, RESYNC)).isEqualTo(new Course.Forget());
    assertThat(Pace.after(new Verdict.Wait(Duration.ofSeconds(3)), id, RESYNC))
        .isEqualTo(new Course.Later(Duration.ofSeconds(3)));
  }

  private static long seconds(FaultKind kind, int attempts) {
    return ((Course.Later) Pace.after(kind, attempts)).pause().toSeconds();
  }
}
