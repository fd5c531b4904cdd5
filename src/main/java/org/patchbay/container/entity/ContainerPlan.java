package org.patchbay.container.entity;

import static org.patchbay.container.entity.ContainerStep.ASK_STOP;
import static org.patchbay.container.entity.ContainerStep.AWAIT_AGENT;
import static org.patchbay.container.entity.ContainerStep.AWAIT_DATA;
import static org.patchbay.container.entity.ContainerStep.AWAIT_IMAGE;
import static org.patchbay.container.entity.ContainerStep.AWAIT_STOP;
import static org.patchbay.container.entity.ContainerStep.AWAIT_TURN;
import static org.patchbay.container.entity.ContainerStep.BEGIN_ANEW;
import static org.patchbay.container.entity.ContainerStep.CUT;
import static org.patchbay.container.entity.ContainerStep.DEFINE;
import static org.patchbay.container.entity.ContainerStep.FORGET_MACHINE;
import static org.patchbay.container.entity.ContainerStep.FORGET_SEED;
import static org.patchbay.container.entity.ContainerStep.FORGET_VOLUMES;
import static org.patchbay.container.entity.ContainerStep.GUARD;
import static org.patchbay.container.entity.ContainerStep.JOIN_NETWORKS;
import static org.patchbay.container.entity.ContainerStep.MAKE_DATA_DISK;
import static org.patchbay.container.entity.ContainerStep.MAKE_DISK;
import static org.patchbay.container.entity.ContainerStep.NOTHING;
import static org.patchbay.container.entity.ContainerStep.PLUG;
import static org.patchbay.container.entity.ContainerStep.REBOOT;
import static org.patchbay.container.entity.ContainerStep.RELEASE;
import static org.patchbay.container.entity.ContainerStep.REPORT_LOSS;
import static org.patchbay.container.entity.ContainerStep.RESIZE;
import static org.patchbay.container.entity.ContainerStep.START;
import static org.patchbay.container.entity.ContainerStep.TELL;
import static org.patchbay.container.entity.ContainerStep.VACATE;
import static org.patchbay.container.entity.ContainerStep.WRITE_SEED;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiPredicate;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSize;
import org.patchbay.hypervisor.entity.MachineState;

/** The single next step that brings a container from what is seen to what is wanted. Pure. */
public final class ContainerPlan {
  private ContainerPlan() {}

  /** The same for one whose seed says what it is to say. */
  public static ContainerStep next(
      ContainerWish wish, MachineSighting seen, Duration grace, Instant now) {
    return next(wish, seen, false, grace, now);
  }

  /**
   * The next step.
   *
   * @param untold its seed tells of other interfaces than it is to have
   * @param grace how long a guest may take to shut down before the plug is pulled
   */
  public static ContainerStep next(
      ContainerWish wish, MachineSighting seen, boolean untold, Duration grace, Instant now) {
    if (wish.retiring()) {
      return towardsGone(seen, RELEASE);
    }
    if (wish.wiping()) {
      return towardsGone(seen, BEGIN_ANEW);
    }
    if (wish.spare()) {
      return towardsVacant(wish, seen, grace, now);
    }
    // Before all else: neither a guest that is deaf nor one that starts may wait for it.
    if (!seen.guarded()) {
      return GUARD;
    }
    ContainerStep preparation = towardsDefined(wish, seen, untold);
    if (preparation != NOTHING) {
      return preparation;
    }
    ContainerStep next =
        wish.power() == Power.ON
            ? towardsRunning(wish, seen, grace, now)
            : towardsOff(wish, seen.state(), grace, now);
    boolean runs = seen.state() == MachineState.RUNNING && wish.power() == Power.ON;
    return next == NOTHING && runs && untold ? TELL : next;
  }

  private static ContainerStep towardsGone(MachineSighting seen, ContainerStep end) {
    if (seen.state() != MachineState.ABSENT) {
      return FORGET_MACHINE;
    }
    return seen.disk() || seen.seed() ? FORGET_VOLUMES : end;
  }

  private static ContainerStep towardsVacant(
      ContainerWish wish, MachineSighting seen, Duration grace, Instant now) {
    if (!off(seen.state())) {
      return askedToStop(wish, grace, now);
    }
    if (seen.state() != MachineState.ABSENT) {
      return FORGET_MACHINE;
    }
    if (!seen.disk()) {
      return withoutDisk(wish, seen);
    }
    if (seen.seed()) {
      return FORGET_SEED;
    }
    return wish.vacant() ? NOTHING : VACATE;
  }

  private static ContainerStep towardsDefined(
      ContainerWish wish, MachineSighting seen, boolean untold) {
    if (!off(seen.state())) {
      return NOTHING;
    }
    if (!seen.disk()) {
      return withoutDisk(wish, seen);
    }
    if (!seen.data() && wish.data() != DataWish.NONE) {
      return withoutData(wish.data());
    }
    if (!seen.networks()) {
      return JOIN_NETWORKS;
    }
    if (wish.reseedDue() && seen.seed()) {
      return FORGET_SEED;
    }
    if (!seen.seed() || untold) {
      return WRITE_SEED;
    }
    return towardsSized(wish, seen);
  }

  private static ContainerStep towardsSized(ContainerWish wish, MachineSighting seen) {
    boolean defined = fits(wish, seen, SizeWish::isDefinedSo);
    if (!seen.asSpecified() || !defined) {
      return DEFINE;
    }
    return fits(wish, seen, (size, now) -> !size.diskTooSmall(now)) ? NOTHING : RESIZE;
  }

  /** True as well when nothing is known that could be compared. */
  private static boolean fits(
      ContainerWish wish, MachineSighting seen, BiPredicate<SizeWish, MachineSize> test) {
    return wish.sizing().isEmpty()
        || seen.size().isEmpty()
        || test.test(wish.sizing().get(), seen.size().get());
  }

  private static ContainerStep withoutDisk(ContainerWish wish, MachineSighting seen) {
    if (wish.wasDefined()) {
      return REPORT_LOSS;
    }
    return seen.backing() ? MAKE_DISK : AWAIT_IMAGE;
  }

  private static ContainerStep withoutData(DataWish wanted) {
    return switch (wanted) {
      case NONE -> NOTHING;
      case NEW, FORGONE -> MAKE_DATA_DISK;
      case COMING -> AWAIT_DATA;
      case MADE -> REPORT_LOSS;
    };
  }

  private static ContainerStep towardsRunning(
      ContainerWish wish, MachineSighting seen, Duration grace, Instant now) {
    return switch (seen.state()) {
      case RUNNING ->
          wish.reseedDue() || !fits(wish, seen, (size, there) -> !size.restartDue(there))
              ? askedToStop(wish, grace, now)
              : whenRunning(wish, seen, now);
      case STOPPING -> AWAIT_STOP;
      case OFF, CRASHED, PAUSED, ABSENT -> wish.held() ? AWAIT_TURN : START;
    };
  }

  private static ContainerStep whenRunning(ContainerWish wish, MachineSighting seen, Instant now) {
    // It stays plugged in without, but would not start again, nor could it go to another host.
    if (!seen.networks()) {
      return JOIN_NETWORKS;
    }
    if (!seen.plugged()) {
      return PLUG;
    }
    if (wish.rebootDue()) {
      return REBOOT;
    }
    if (!wish.ready()) {
      return AWAIT_AGENT;
    }
    ContainerStep sized = whileRunning(wish, seen, now);
    // What it starts with next; without its image there is nothing to define it from.
    boolean outdated = !seen.asSpecified() && seen.backing();
    return outdated && sized != RESIZE ? DEFINE : sized;
  }

  private static ContainerStep whileRunning(ContainerWish wish, MachineSighting seen, Instant now) {
    return wish.sizing().isEmpty() || seen.size().isEmpty()
        ? NOTHING
        : wish.sizing().get().whileRunning(seen.size().get(), now);
  }

  private static ContainerStep towardsOff(
      ContainerWish wish, MachineState state, Duration grace, Instant now) {
    if (off(state)) {
      return NOTHING;
    }
    if (wish.held()) {
      return AWAIT_TURN;
    }
    return askedToStop(wish, grace, now);
  }

  private static ContainerStep askedToStop(ContainerWish wish, Duration grace, Instant now) {
    if (wish.stopAskedAt().isEmpty()) {
      return ASK_STOP;
    }
    boolean patient = now.isBefore(wish.stopAskedAt().get().plus(grace));
    return patient ? AWAIT_STOP : CUT;
  }

  private static boolean off(MachineState state) {
    return state == MachineState.ABSENT
        || state == MachineState.OFF
        || state == MachineState.CRASHED;
  }
}
