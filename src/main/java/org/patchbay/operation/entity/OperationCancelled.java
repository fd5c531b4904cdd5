package org.patchbay.operation.entity;

/**
 * Fired within the transaction that cancels: who can put the old wish back does so, nudges the
 * parts, and says so by {@link #wishPutBack()}. When nobody does, the operation can't be cancelled.
 */
public final class OperationCancelled {
  private final Operation operation;
  private boolean putBack;

  public OperationCancelled(Operation operation) {
    this.operation = operation;
  }

  public Operation operation() {
    return operation;
  }

  public void wishPutBack() {
    putBack = true;
  }

  public boolean isWishPutBack() {
    return putBack;
  }
}
