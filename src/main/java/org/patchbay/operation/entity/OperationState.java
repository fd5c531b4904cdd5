package org.patchbay.operation.entity;

import java.util.Collection;

/** How far an operation is: nothing sets it, it follows from the parts. */
public enum OperationState {
  PENDING,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED,
  SUPERSEDED;

  /**
   * The state that follows.
   *
   * @param started true when something was done already
   * @param cancelled true when somebody took the wish back
   */
  public static OperationState of(Collection<PartState> parts, boolean started, boolean cancelled) {
    if (parts.contains(PartState.PENDING)) {
      return started ? RUNNING : PENDING;
    }
    if (parts.contains(PartState.FAILED)) {
      return FAILED;
    }
    if (cancelled) {
      return CANCELLED;
    }
    return parts.contains(PartState.SUPERSEDED) ? SUPERSEDED : SUCCEEDED;
  }

  public boolean ended() {
    return switch (this) {
      case PENDING, RUNNING -> false;
      case SUCCEEDED, FAILED, CANCELLED, SUPERSEDED -> true;
    };
  }
}
