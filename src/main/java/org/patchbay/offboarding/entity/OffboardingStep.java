package org.patchbay.offboarding.entity;

/** What is to be done next for a tenant that leaves. */
public enum OffboardingStep {
  /** Nothing before its rest is over. */
  REST,
  /** From now on nobody calls it back. */
  BEGIN,
  /** Ask the next cluster or free container to go. */
  RETIRE,
  /** Machines go. */
  AWAIT_MACHINES,
  GIVE_BACK_ADDRESSES,
  GIVE_BACK_SEGMENTS,
  END_RIGHTS,
  /** The identity provider is being told. */
  AWAIT_ORGANIZATION,
  /** Nothing is left: say so. */
  CLOSE,
  /** It is gone. */
  NONE
}
