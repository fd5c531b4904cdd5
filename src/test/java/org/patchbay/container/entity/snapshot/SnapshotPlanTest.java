package org.patchbay.container.entity.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbay.container.entity.snapshot.SnapshotPlan.Sight;
import org.patchbay.hypervisor.entity.MachineState;

class SnapshotPlanTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Duration GRACE = Duration.ofMinutes(2);

  @ParameterizedTest
  @CsvSource({
    "TAKING, false, OFF, COPY",
    "TAKING, false, CRASHED, COPY",
    "TAKING, false, ABSENT, COPY",
    "TAKING, false, RUNNING, NOT_YET",
    "TAKING, false, STOPPING, NOT_YET",
    "TAKING, false, PAUSED, NOT_YET",
    "TAKING, true, OFF, KEEP",
    "TAKING, true, RUNNING, KEEP",
    "RESTORING, false, RUNNING, COPY_BACK",
    "RESTORING, false, OFF, COPY_BACK",
    "RESTORING, true, RUNNING, ASK_STOP",
    "RESTORING, true, PAUSED, ASK_STOP",
    "RESTORING, true, OFF, SWAP",
    "RESTORING, true, CRASHED, SWAP",
    "RESTORING, true, ABSENT, SWAP",
    "KEPT, true, RUNNING, NOT_YET",
    "DELETING, true, OFF, NOT_YET"
  })
  void theNextStepFollowsFromWhatIsThere(
      SnapshotState state, boolean copied, MachineState machine, SnapshotStep step) {
    Sight sight = new Sight(state, false, copied, machine, false, Optional.empty());
    assertThat(SnapshotPlan.next(sight, GRACE, NOW)).isEqualTo(step);
  }

  @ParameterizedTest
  @CsvSource({"0, AWAIT_STOP", "119, AWAIT_STOP", "120, CUT", "500, CUT"})
  void aGuestHasItsTimeToShutDown(long seconds, SnapshotStep step) {
    Optional<Instant> asked = Optional.of(NOW.minusSeconds(seconds));
    Sight sight =
        new Sight(SnapshotState.RESTORING, false, true, MachineState.RUNNING, true, asked);
    assertThat(SnapshotPlan.next(sight, GRACE, NOW)).isEqualTo(step);
  }

  @ParameterizedTest
  @EnumSource(MachineState.class)
  void whoeverChangesTheirMindIsHeardWhateverTheMachineDoes(MachineState machine) {
    for (boolean copied : new boolean[] {false, true}) {
      Sight taking =
          new Sight(SnapshotState.TAKING, true, copied, machine, false, Optional.empty());
      Sight restoring =
          new Sight(SnapshotState.RESTORING, true, copied, machine, false, Optional.empty());
      assertThat(SnapshotPlan.next(taking, GRACE, NOW)).isEqualTo(SnapshotStep.GIVE_UP);
      assertThat(SnapshotPlan.next(restoring, GRACE, NOW)).isEqualTo(SnapshotStep.LEAVE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OFF, NOT_YET",
    "CRASHED, NOT_YET",
    "ABSENT, NOT_YET",
    "STOPPING, NOT_YET",
    "RUNNING, BACK_UP"
  })
  void aMachineThatIsToRunDoesNotWaitForACopy(MachineState machine, SnapshotStep step) {
    Sight sight = new Sight(SnapshotState.TAKING, false, false, machine, true, Optional.empty());
    assertThat(SnapshotPlan.next(sight, GRACE, NOW)).isEqualTo(step);
  }
}
