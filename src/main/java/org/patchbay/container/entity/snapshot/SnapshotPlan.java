package org.patchbay.container.entity.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.patchbay.hypervisor.entity.MachineState;

/**
 * The single next step that takes a snapshot or puts it back. Whatever is done is seen on the host,
 * so that it can be left at any line and taken up again. Pure.
 */
public final class SnapshotPlan {
  private SnapshotPlan() {}

  /**
   * What is known of it.
   *
   * @param takenBack somebody has changed their mind
   * @param copied the volume that is to be made is there, whole
   * @param on the machine is wished on
   * @param stopAskedAt when the guest was asked to shut down
   */
  public record Sight(
      SnapshotState state,
      boolean takenBack,
      boolean copied,
      MachineState machine,
      boolean on,
      Optional<Instant> stopAskedAt) {
    /** The machine is as it is wished. */
    public boolean asWished() {
      return on ? machine == MachineState.RUNNING : off(machine);
    }
  }

  /**
   * The next step.
   *
   * @param grace how long a guest may take to shut down before the plug is pulled
   */
  public static SnapshotStep next(Sight sight, Duration grace, Instant now) {
    return switch (sight.state()) {
      case TAKING -> taking(sight);
      case RESTORING -> restoring(sight, grace, now);
      case KEPT, DELETING -> SnapshotStep.NOT_YET;
    };
  }

  private static SnapshotStep taking(Sight sight) {
    if (sight.takenBack()) {
      return SnapshotStep.GIVE_UP;
    }
    if (sight.copied()) {
      return SnapshotStep.KEEP;
    }
    // One that is to run, or to stop, does not wait for this.
    if (!sight.asWished()) {
      return SnapshotStep.NOT_YET;
    }
    return sight.on() ? SnapshotStep.BACK_UP : SnapshotStep.COPY;
  }

  /** The machine runs on until the other disk is whole; until then nothing is lost. */
  private static SnapshotStep restoring(Sight sight, Duration grace, Instant now) {
    if (sight.takenBack()) {
      return SnapshotStep.LEAVE;
    }
    if (!sight.copied()) {
      return SnapshotStep.COPY_BACK;
    }
    if (off(sight.machine())) {
      return SnapshotStep.SWAP;
    }
    if (sight.stopAskedAt().isEmpty()) {
      return SnapshotStep.ASK_STOP;
    }
    boolean patient = now.isBefore(sight.stopAskedAt().get().plus(grace));
    return patient ? SnapshotStep.AWAIT_STOP : SnapshotStep.CUT;
  }

  private static boolean off(MachineState state) {
    return state == MachineState.OFF
        || state == MachineState.ABSENT
        || state == MachineState.CRASHED;
  }
}
