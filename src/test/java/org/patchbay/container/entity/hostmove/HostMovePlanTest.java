package org.patchbay.container.entity.hostmove;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
        new HostMoveSight(seen(source, "bndsma"), target(there), copied, stopAsked);
    assertThat(HostMovePlan.next(sight, GRACE, NOW)).isEqualTo(step);
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
