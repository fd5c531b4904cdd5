package org.patchbay.cluster.entity.move;

/**
 * The single next step of a node on its way to another container. Pure. It never guesses that the
 * old container is dead: one whose host does not answer is waited for.
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
        return seen.dataThere() ? MoveStep.DATA_ARRIVED : MoveStep.COPY_DATA;
      }
      if (!seen.well()) {
        return MoveStep.AWAIT_NODE;
      }
    }
    return seen.dataLeft() ? MoveStep.FORGET_SOURCE_DATA : MoveStep.FINISH;
  }
}
