package org.patchbay.offboarding.entity;

import java.util.EnumMap;
import java.util.Map;
import org.patchbay.tenant.entity.LeaveState;

/**
 * In which order a tenant goes. Pure: the next step follows from what is left, so that whoever
 * stopped half-way goes on there.
 */
public final class OffboardingPlan {
  private OffboardingPlan() {}

  /**
   * The next step.
   *
   * @param rested whether the time is over in which it may be called back
   */
  public static OffboardingStep next(LeaveState state, boolean rested, Remains left) {
    return switch (state) {
      case RESTING -> rested ? OffboardingStep.BEGIN : OffboardingStep.REST;
      case RETIRING -> retiring(left);
      case GONE -> OffboardingStep.NONE;
    };
  }

  private static OffboardingStep retiring(Remains left) {
    if (left.unasked() > 0) {
      return OffboardingStep.RETIRE;
    }
    if (left.clusters() + left.containers() > 0) {
      return OffboardingStep.AWAIT_MACHINES;
    }
    if (left.addresses() > 0) {
      return OffboardingStep.GIVE_BACK_ADDRESSES;
    }
    if (left.segments() > 0) {
      return OffboardingStep.GIVE_BACK_SEGMENTS;
    }
    if (left.rights()) {
      return OffboardingStep.END_RIGHTS;
    }
    return left.organization() ? OffboardingStep.AWAIT_ORGANIZATION : OffboardingStep.CLOSE;
  }

  /** How far each part is; clusters and containers go together, the others one after the other. */
  public static Map<Part, PartState> parts(LeaveState state, Remains left) {
    Map<Part, PartState> parts = new EnumMap<>(Part.class);
    boolean turn = state == LeaveState.RETIRING;
    for (Part part : Part.values()) {
      boolean done = state == LeaveState.GONE || turn && left.of(part) == 0;
      parts.put(part, done ? PartState.DONE : turn ? PartState.GOING : PartState.LATER);
      turn = turn && (done || part == Part.CLUSTERS);
    }
    return parts;
  }
}
