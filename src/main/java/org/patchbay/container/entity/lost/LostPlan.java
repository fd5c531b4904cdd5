package org.patchbay.container.entity.lost;

import org.patchbay.container.entity.ContainerWish;
import org.patchbay.container.entity.Power;
import org.patchbay.hypervisor.entity.MachineState;

/**
 * The single next step of a container whose host is said to be lost and does not answer. It never
 * gives up what a person might want back. Pure.
 */
public final class LostPlan {
  private LostPlan() {}

  /**
   * The next step.
   *
   * @param copied it is on its way to a host that is there, with all of its disks
   */
  public static LostStep next(ContainerWish wish, MachineState seen, boolean copied) {
    if (wish.retiring()) {
      return LostStep.LET_GO;
    }
    if (copied) {
      return LostStep.GO_ON;
    }
    if (wish.spare()) {
      return wish.vacant() ? LostStep.NOTHING : LostStep.AWAIT_DECISION;
    }
    if (wish.wiping() || wish.power() == Power.ON) {
      return LostStep.AWAIT_DECISION;
    }
    return isOff(seen) ? LostStep.NOTHING : LostStep.TAKE_AS_OFF;
  }

  private static boolean isOff(MachineState seen) {
    return seen == MachineState.OFF || seen == MachineState.ABSENT;
  }
}
