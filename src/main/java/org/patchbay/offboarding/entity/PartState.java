package org.patchbay.offboarding.entity;

/** How far a part is. */
public enum PartState {
  /** Its turn has not come. */
  LATER,
  GOING,
  DONE
}
