package org.patchbay.container.entity.hostmove;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineState;

/** Every step of a container to another host, and that the old one is stopped before the new. */
class HostMovePlanTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration GRACE = Duration.ofSeconds(60);

  /**
   * Letters of what is there: b image, n networks, d disk, s seed, m machine as specified, a data
   * disk. Asked: seconds since the guest was asked to stop.
   */
  @ParameterizedTest(name = "{0}, copied {1}, asked {2}, there {3}: {4}")
  @CsvSource(
      nullValues = "-",
      value = {
        "RUNNING, false, -, na, AWAIT_IMAGE",
        "RUNNING, false, -, ba, JOIN_NETWORKS",
        "RUNNING, false, -, bna, ASK_STOP",
        "PAUSED, false, -, bna, ASK_STOP",
        "RUNNING, false, 59, bna, AWAIT_STOP",
        "STOPPING, false, 59, bna, AWAIT_STOP",
        "RUNNING, false, 60, bna, CUT",
        "OFF, false, -, bna, FORGET_MACHINE",
        "CRASHED, false, -, bna, FORGET_MACHINE",
        "RUNNING, true, -, bndsma, DISCARD_COPY",
        "OFF, true, -, bndsma, DISCARD_COPY",
        "ABSENT, false, -, bna, COPY_DISK",
        "ABSENT, false, -, bndsma, COPY_DISK",
        "ABSENT, true, -, bnsma, COPY_DISK",
        "ABSENT, true, -, bndsm, COPY_DISK",
        "ABSENT, true, -, bnda, WRITE_SEED",
        "ABSENT, true, -, bndsa, DEFINE",
        "ABSENT, true, -, bdsma, JOIN_NETWORKS",
        "ABSENT, true, -, bndsma, CHANGE_HOST",
      })
  void theNextStepFollowsFromWhatIsSeenOnBothHosts(
      MachineState source, boolean copied, Long asked, String there, HostMoveStep step) {
    Optional<Instant> stopAsked = Optional.ofNullable(asked).map(NOW::minusSeconds);
    HostMoveSight sight =
        new HostMoveSight(seen(source, "bndsma"), target(there), copied, false, stopAsked);
    assertThat(HostMovePlan.next(sight, GRACE, NOW)).isEqualTo(step);
  }

  @Test
  void whatServesMeanwhileIsGuardedAsItShould() {
    for (String there : new String[] {"na", "bna", "bndsma"}) {
      for (boolean shares : new boolean[] {true, false}) {
        HostMoveSight sight =
            new HostMoveSight(
                seen(MachineState.RUNNING, "bndsma").unguarded(),
                target(there),
                false,
                shares,
                Optional.empty());
        assertThat(HostMovePlan.next(sight, GRACE, NOW)).isEqualTo(HostMoveStep.GUARD);
      }
    }
  }

  /** Letters as above; there: the machine's state on the other host. */
  @ParameterizedTest(name = "shared: {0} here, {1} with {2} there: {3}")
  @CsvSource({
    "RUNNING, ABSENT, na, AWAIT_IMAGE",
    "RUNNING, ABSENT, bdsa, JOIN_NETWORKS",
    "RUNNING, ABSENT, bndsa, MIGRATE",
    "PAUSED, ABSENT, bndsa, MIGRATE",
    "RUNNING, PAUSED, bndsma, MIGRATE",
    "PAUSED, PAUSED, bndsma, MIGRATE",
    "RUNNING, RUNNING, bndsma, MIGRATE",
    "STOPPING, ABSENT, bndsa, AWAIT_STOP",
    "STOPPING, RUNNING, bndsma, AWAIT_STOP",
    "PAUSED, RUNNING, bndsma, FORGET_MACHINE",
    "PAUSED, RUNNING, bndsa, DEFINE",
    "OFF, RUNNING, bndsa, DEFINE",
    "OFF, RUNNING, bndsma, FORGET_MACHINE",
    "CRASHED, RUNNING, bndsma, FORGET_MACHINE",
    "ABSENT, RUNNING, bndsma, CHANGE_HOST",
    "ABSENT, RUNNING, bndsa, DEFINE",
    "OFF, ABSENT, bndsa, FORGET_MACHINE",
    "CRASHED, ABSENT, bndsa, FORGET_MACHINE",
    "OFF, OFF, bndsma, FORGET_MACHINE",
    "ABSENT, ABSENT, bndsa, DEFINE",
    "ABSENT, ABSENT, bnda, WRITE_SEED",
    "ABSENT, OFF, bndsma, CHANGE_HOST",
    "ABSENT, OFF, bndsa, DEFINE",
    "ABSENT, ABSENT, bnsa, REPORT_LOSS",
    "ABSENT, ABSENT, bnds, REPORT_LOSS",
  })
  void disksThatStayWhereTheyAreNeedNoStop(
      MachineState source, MachineState target, String there, HostMoveStep step) {
    HostMoveSight sight =
        new HostMoveSight(
            seen(source, "bndsma"), seen(target, there), false, true, Optional.empty());
    assertThat(HostMovePlan.next(sight, GRACE, NOW)).isEqualTo(step);
  }

  @ParameterizedTest(name = "called back: {0} here, {1} there: {2}")
  @CsvSource({
    "RUNNING, ABSENT, STAYS",
    "RUNNING, PAUSED, STAYS",
    "RUNNING, RUNNING, STAYS",
    "PAUSED, ABSENT, STAYS",
    "PAUSED, RUNNING, FOLLOW",
    "OFF, RUNNING, FOLLOW",
    "ABSENT, RUNNING, FOLLOW",
    "OFF, STOPPING, FOLLOW",
    "OFF, ABSENT, STAYS",
    "OFF, OFF, STAYS",
    "OFF, PAUSED, STAYS",
  })
  void whatIsCalledBackStaysUnlessItRunsThereAlready(
      MachineState here, MachineState there, CallBackPlan.Outcome outcome) {
    assertThat(CallBackPlan.of(here, there)).isEqualTo(outcome);
  }

  private static MachineSighting target(String there) {
    return seen(there.contains("m") ? MachineState.OFF : MachineState.ABSENT, there);
  }

  private static MachineSighting seen(MachineState state, String there) {
    return new MachineSighting(
        NOW,
        state,
        true,
        there.contains("m"),
        there.contains("d"),
        there.contains("s"),
        there.contains("b"),
        there.contains("n"),
        Optional.empty(),
        there.contains("a"));
  }
}
