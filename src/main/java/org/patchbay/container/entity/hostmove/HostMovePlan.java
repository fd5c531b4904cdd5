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
    if (!sight.target().backing()) {
      return HostMoveStep.AWAIT_IMAGE;
    }
    if (!sight.target().networks()) {
      return HostMoveStep.JOIN_NETWORKS;
    }
    if (sight.source().state() != MachineState.ABSENT) {
      return towardsAbsent(sight, grace, now);
    }
    return towardsThere(sight);
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
    if (!sight.copied() || !target.disk() || !target.data()) {
      return HostMoveStep.COPY_DISK;
    }
    if (!target.seed()) {
      return HostMoveStep.WRITE_SEED;
    }
    boolean defined = target.state() != MachineState.ABSENT && target.asSpecified();
    return defined ? HostMoveStep.CHANGE_HOST : HostMoveStep.DEFINE;
  }
}
