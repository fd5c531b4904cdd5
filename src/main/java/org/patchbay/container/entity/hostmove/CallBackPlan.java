package org.patchbay.container.entity.hostmove;

import org.patchbay.hypervisor.entity.MachineState;

/**
 * What becomes of a container that was called back while the hosts handed over its machine. Pure.
 */
public final class CallBackPlan {
  private CallBackPlan() {}

  /** What to do. */
  public enum Outcome {
    /** It is off here and on there: it has gone, and belongs there. */
    FOLLOW,
    /** It never left. */
    STAYS
  }

  /**
   * The outcome, when nobody is at it any more.
   *
   * @param here on the host that it was to leave
   * @param there on the one that it was to go to
   */
  public static Outcome of(MachineState here, MachineState there) {
    boolean runsThere = there == MachineState.RUNNING || there == MachineState.STOPPING;
    return runsThere && here != MachineState.RUNNING ? Outcome.FOLLOW : Outcome.STAYS;
  }
}
