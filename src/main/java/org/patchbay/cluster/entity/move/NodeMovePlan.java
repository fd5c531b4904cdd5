package org.patchbay.cluster.entity.move;

/**
 * The single next step of a node on its way to another container. Pure. It never guesses that the
 * old container is dead: one whose host does not answer is waited for, until an administrator says
 * that it is lost; and it never gives data up without having been told to.
 */
public final class NodeMovePlan {
  private NodeMovePlan() {}

  public static MoveStep next(MoveSight seen) {
    return seen.bound() ? after(seen) : before(seen);
  }

  private static MoveStep before(MoveSight seen) {
    if (seen.pointless()) {
      return MoveStep.ABANDON;
    }
    if (!seen.targetReady()) {
      return MoveStep.AWAIT_TARGET;
    }
    if (!seen.vacating()) {
      return seen.goesElsewhere() ? MoveStep.AWAIT_SOURCE : MoveStep.VACATE_SOURCE;
    }
    return seen.sourceVacant() ? MoveStep.BIND : MoveStep.AWAIT_SOURCE;
  }

  private static MoveStep after(MoveSight seen) {
    if (!seen.pointless()) {
      if (seen.awaited()) {
        return awaitingData(seen);
      }
      if (!seen.well()) {
        return MoveStep.AWAIT_NODE;
      }
    }
    if (!seen.dataLeft()) {
      return MoveStep.FINISH;
    }
    return seen.sourceLost() ? MoveStep.LEAVE_SOURCE_DATA : MoveStep.FORGET_SOURCE_DATA;
  }

  private static MoveStep awaitingData(MoveSight seen) {
    if (seen.dataThere()) {
      return MoveStep.DATA_ARRIVED;
    }
    if (seen.without()) {
      return MoveStep.DO_WITHOUT_DATA;
    }
    if (seen.sourceGone()) {
      return MoveStep.AWAIT_DECISION;
    }
    return seen.nothingToBring() ? MoveStep.NOTHING_TO_BRING : MoveStep.COPY_DATA;
  }
}
