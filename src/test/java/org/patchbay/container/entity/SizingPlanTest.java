package org.patchbay.container.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineState;

/** The steps towards a size. */
class SizingPlanTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration GRACE = Duration.ofSeconds(60);
  private static final String WANTED = "2/4/1024/2048/10";

  @ParameterizedTest(name = "{0} with {1}, defined so: {2}, restart agreed to: {3} -> {4}")
  @CsvSource({
    "RUNNING, 2/4/1024/2048/10, true,  false, NOTHING",
    // what can be had live is had first, then the definition follows
    "RUNNING, 1/4/1024/2048/10, false, false, RESIZE",
    "RUNNING, 2/4/1024/2048/10, false, false, DEFINE",
    "RUNNING, 2/4/512/2048/10,  true,  false, RESIZE",
    "RUNNING, 2/4/1536/2048/10, true,  false, RESIZE",
    "RUNNING, 2/4/1024/2048/5,  true,  false, RESIZE",
    // what needs a restart waits until somebody agrees to it
    "RUNNING, 3/4/1024/2048/10, true,  false, NOTHING",
    "RUNNING, 3/4/1024/2048/10, false, false, DEFINE",
    "RUNNING, 3/4/1024/2048/10, true,  true,  ASK_STOP",
    "RUNNING, 1/1/1024/1024/10, true,  true,  ASK_STOP",
    "RUNNING, 3/4/512/2048/10,  true,  false, RESIZE",
    // a restart that was agreed to and is not needed is not made
    "RUNNING, 1/4/1024/2048/10, true,  true,  RESIZE",
    "OFF,     2/4/1024/2048/10, true,  true,  START",
    "OFF,     3/4/1024/2048/10, true,  true,  DEFINE",
    "OFF,     2/4/1024/2048/10, false, false, DEFINE",
    "OFF,     2/4/1024/4096/10, true,  false, START",
    "OFF,     2/4/1024/2048/5,  true,  false, RESIZE",
    "CRASHED, 2/4/1024/2048/5,  true,  false, RESIZE",
  })
  void theNextStepFollowsFromTheSizesSeenAndWanted(
      MachineState state, String seen, boolean defined, boolean restart, ContainerStep next) {
    assertThat(next(wish(restart, Optional.empty()), sight(state, seen, defined))).isEqualTo(next);
  }

  @ParameterizedTest(name = "asked {0} s ago -> {1}")
  @CsvSource({
    "0,   AWAIT_SIZE",
    "19,  AWAIT_SIZE",
    "20,  LEAVE_SIZE",
    "239, LEAVE_SIZE",
    "240, RESIZE",
  })
  void aGuestThatKeepsItsMemoryIsWaitedForAndAskedAgainAndHoldsUpNobody(
      long secondsAgo, ContainerStep next) {
    var wish = wish(false, Optional.of(NOW.minusSeconds(secondsAgo)));
    MachineSighting tooMuch = sight(MachineState.RUNNING, "2/4/1536/2048/10", true);
    assertThat(next(wish, tooMuch)).isEqualTo(next);
    MachineSighting fits = sight(MachineState.RUNNING, WANTED, true);
    assertThat(next(wish, fits)).isEqualTo(ContainerStep.NOTHING);
  }

  @Test
  void theRestartGivesTheGuestItsGrace() {
    var asked = new SizeWish(FlexingTest.size(WANTED), true, Optional.empty());
    MachineSighting tooBig = sight(MachineState.RUNNING, "3/4/1024/2048/10", true);
    assertThat(next(running(Optional.of(NOW.minusSeconds(59))).sized(asked), tooBig))
        .isEqualTo(ContainerStep.AWAIT_STOP);
    assertThat(next(running(Optional.of(NOW.minusSeconds(60))).sized(asked), tooBig))
        .isEqualTo(ContainerStep.CUT);
  }

  @Test
  void aGuestThatIsNotAwakeYetIsNotGivenAnything() {
    var starting = new ContainerWish(Power.ON, false, false, false, true, true, Optional.empty());
    var wish = new SizeWish(FlexingTest.size(WANTED), false, Optional.empty());
    assertThat(next(starting.sized(wish), sight(MachineState.RUNNING, "1/4/512/2048/5", false)))
        .isEqualTo(ContainerStep.AWAIT_AGENT);
  }

  @Test
  void oneThatIsRestartedForItsSizeIsOnItsWayAndNotDown() {
    var wish = new SizeWish(FlexingTest.size(WANTED), true, Optional.empty());
    assertThat(status(running(Optional.empty()).sized(wish), MachineState.RUNNING))
        .isEqualTo(ContainerStatus.RUNNING);
    assertThat(status(running(Optional.of(NOW)).sized(wish), MachineState.RUNNING))
        .isEqualTo(ContainerStatus.STOPPING);
    assertThat(status(running(Optional.empty()).sized(wish), MachineState.OFF))
        .isEqualTo(ContainerStatus.STARTING);
  }

  private static ContainerStatus status(ContainerWish wish, MachineState seen) {
    return ContainerStatus.of(wish, seen, true);
  }

  private static ContainerStep next(ContainerWish wish, MachineSighting seen) {
    return ContainerPlan.next(wish, seen, GRACE, NOW);
  }

  private static ContainerWish wish(boolean restart, Optional<Instant> askedAt) {
    return running(Optional.empty())
        .sized(new SizeWish(FlexingTest.size(WANTED), restart, askedAt));
  }

  private static ContainerWish running(Optional<Instant> stopAskedAt) {
    return new ContainerWish(Power.ON, false, false, true, true, true, stopAskedAt);
  }

  private static MachineSighting sight(MachineState state, String size, boolean defined) {
    return new MachineSighting(
        NOW, state, true, defined, true, true, true, true, Optional.of(FlexingTest.machine(size)));
  }
}
