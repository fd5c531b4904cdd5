package org.patchbay.operation.entity;

/** How far a part is. */
public enum PartState {
  PENDING,
  /** It is as this operation wished. */
  DONE,
  /** The engine gave up on it. */
  FAILED,
  /** A later operation wants something else of it. */
  SUPERSEDED
}
