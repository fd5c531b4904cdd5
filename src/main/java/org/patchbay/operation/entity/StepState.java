package org.patchbay.operation.entity;

/** What a line of the journal tells. */
public enum StepState {
  /** It has begun; the next line of the same object ends it. */
  RUNNING,
  DONE,
  FAILED,
  /** Worth knowing, nothing was done. */
  INFO
}
