package org.patchbay.cluster.entity.wave;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WavePlanTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Test
  void theFirstWaveBeginsAtOnceAndTheNextIsHeld() {
    var next = next(held("ic", 1), held("sql", 2), held("dd", 2));
    assertThat(next.wave()).hasValue(1);
    assertThat(next.release()).extracting(Marcher::name).containsExactly("ic");
    assertThat(next.arrived()).isEmpty();
    assertThat(next.done()).isFalse();
  }

  @Test
  void allOfAWaveGoAtOnceWhenThoseBeforeHaveArrived() {
    var next = next(arrived("ic", 1), held("sql", 2), held("dd", 2), held("web", 3));
    assertThat(next.arrived()).extracting(Marcher::name).containsExactly("ic");
    assertThat(next.release()).extracting(Marcher::name).containsExactly("sql", "dd");
  }

  @Test
  void aWaveWaitsForTheSlowestOfTheOneBefore() {
    var next = next(released("sql", 2, 10), arrived("dd", 2), held("web", 3));
    assertThat(next.wave()).hasValue(2);
    assertThat(next.release()).isEmpty();
    assertThat(next.overdue()).isEmpty();
  }

  @Test
  void whoIsNotWellInTimeIsNamedAndStillHoldsTheOthersUp() {
    var next = next(released("sql", 2, 181), held("web", 3));
    assertThat(next.overdue()).extracting(Marcher::name).containsExactly("sql");
    assertThat(next.release()).isEmpty();
    assertThat(next(released("sql", 2, 180)).overdue()).as("to the second").isEmpty();
  }

  @Test
  void whoHasNoLimitIsNeverOverdue() {
    var slow = new Marcher(UUID.randomUUID(), "a", 1, Optional.of(Instant.EPOCH), false, none());
    assertThat(next(slow).overdue()).isEmpty();
  }

  @Test
  void oneThatBrokeDownAfterItArrivedIsNoLongerWaitedFor() {
    // It left the march when it arrived, so it is not in the list.
    var next = next(held("web", 3));
    assertThat(next.release()).extracting(Marcher::name).containsExactly("web");
  }

  @Test
  void whenAllHaveArrivedNothingIsLeftToDo() {
    var next = next(arrived("ic", 1), arrived("sql", 2));
    assertThat(next.done()).isTrue();
    assertThat(next.arrived()).hasSize(2);
    assertThat(WavePlan.next(List.of(), NOW).done()).isTrue();
  }

  private static WavePlan.Next next(Marcher... marching) {
    return WavePlan.next(List.of(marching), NOW);
  }

  private static Marcher held(String name, int wave) {
    return new Marcher(UUID.randomUUID(), name, wave, none(), false, Optional.of(LIMIT));
  }

  private static Marcher released(String name, int wave, long secondsAgo) {
    var since = Optional.of(NOW.minusSeconds(secondsAgo));
    return new Marcher(UUID.randomUUID(), name, wave, since, false, Optional.of(LIMIT));
  }

  private static Marcher arrived(String name, int wave) {
    return new Marcher(UUID.randomUUID(), name, wave, none(), true, Optional.of(LIMIT));
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
