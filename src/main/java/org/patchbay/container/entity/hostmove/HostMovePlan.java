package org.patchbay.container.entity.hostmove;

import java.time.Duration;
import java.time.Instant;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineState;

/**
 * The single next step of a container to another host. Both hosts were just seen: one that does not
 * answer gives no sighting, and then no step is taken at all. Pure.
 */
public final class HostMovePlan {
  private HostMovePlan() {}

  /**
   * The next step.
   *
   * @param grace how long a guest may take to shut down before the plug is pulled
   */
  public static HostMoveStep next(HostMoveSight sight, Duration grace, Instant now) {
    if (sight.source().state() == MachineState.RUNNING && !sight.source().guarded()) {
      return HostMoveStep.GUARD;
    }
    if (!sight.target().backing()) {
      return HostMoveStep.AWAIT_IMAGE;
    }
    if (!sight.target().networks()) {
      return HostMoveStep.JOIN_NETWORKS;
    }
    if (isOn(sight.target().state())) {
      return arriving(sight);
    }
    if (sight.source().state() != MachineState.ABSENT) {
      return sight.shares() ? leaving(sight) : towardsAbsent(sight, grace, now);
    }
    return towardsThere(sight);
  }

  private static boolean isOn(MachineState state) {
    return switch (state) {
      case RUNNING, PAUSED, STOPPING -> true;
      case OFF, CRASHED, ABSENT -> false;
    };
  }

  /** On the other host there is a machine that is on. Only one of the two may be. */
  private static HostMoveStep arriving(HostMoveSight sight) {
    return switch (sight.source().state()) {
      case RUNNING -> HostMoveStep.MIGRATE;
      case STOPPING -> HostMoveStep.AWAIT_STOP;
      // The hosts did not hear of each other's success: what runs is the machine.
      case PAUSED ->
          sight.target().state() == MachineState.RUNNING
              ? verified(sight, HostMoveStep.FORGET_MACHINE)
              : HostMoveStep.MIGRATE;
      case OFF, CRASHED -> verified(sight, HostMoveStep.FORGET_MACHINE);
      case ABSENT -> verified(sight, HostMoveStep.CHANGE_HOST);
    };
  }

  private static HostMoveStep verified(HostMoveSight sight, HostMoveStep then) {
    return sight.target().asSpecified() ? then : HostMoveStep.DEFINE;
  }

  /** Its disks stay where they are: while it runs it need not stop. */
  private static HostMoveStep leaving(HostMoveSight sight) {
    return switch (sight.source().state()) {
      case RUNNING, PAUSED -> HostMoveStep.MIGRATE;
      case STOPPING -> HostMoveStep.AWAIT_STOP;
      case OFF, CRASHED, ABSENT -> HostMoveStep.FORGET_MACHINE;
    };
  }

  private static HostMoveStep towardsAbsent(HostMoveSight sight, Duration grace, Instant now) {
    if (sight.copied()) {
      return HostMoveStep.DISCARD_COPY;
    }
    return switch (sight.source().state()) {
      case RUNNING, PAUSED, STOPPING -> stopping(sight, grace, now);
      case OFF, CRASHED, ABSENT -> HostMoveStep.FORGET_MACHINE;
    };
  }

  private static HostMoveStep stopping(HostMoveSight sight, Duration grace, Instant now) {
    if (sight.stopAskedAt().isEmpty()) {
      return HostMoveStep.ASK_STOP;
    }
    boolean patient = now.isBefore(sight.stopAskedAt().get().plus(grace));
    return patient ? HostMoveStep.AWAIT_STOP : HostMoveStep.CUT;
  }

  private static HostMoveStep towardsThere(HostMoveSight sight) {
    MachineSighting target = sight.target();
    boolean copied = sight.shares() || sight.copied();
    if (!copied || !target.disk() || !target.data()) {
      return sight.shares() ? HostMoveStep.REPORT_LOSS : HostMoveStep.COPY_DISK;
    }
    if (!target.seed()) {
      return HostMoveStep.WRITE_SEED;
    }
    boolean defined = target.state() != MachineState.ABSENT && target.asSpecified();
    return defined ? HostMoveStep.CHANGE_HOST : HostMoveStep.DEFINE;
  }
}
