package org.patchbay.identity.entity;

/** How it went when somebody was sent to confirm who they are. */
public enum StepUpVerdict {
  CONFIRMED,
  /** They turned back, or began in another browser. */
  INCOMPLETE,
  /** Somebody else logged in on the way. */
  OTHER_PERSON,
  /** The provider answered with a lesser level. */
  TOO_WEAK,
  /** The provider asked nobody, and remembers a time that is too long ago. */
  STALE,
  /** The provider does not answer. */
  UNREACHABLE
}
