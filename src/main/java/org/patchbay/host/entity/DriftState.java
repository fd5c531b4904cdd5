package org.patchbay.host.entity;

/** How far it is that something is as wanted again. */
public enum DriftState {
  /** It is being put back. */
  UNDER_WAY,
  /** Putting it back interrupts somebody: it waits for an administrator's word. */
  OFFERED,
  /** It could not be put back yet and is tried again. */
  TROUBLED,
  PUT_BACK,
  /** It is as wanted again, and not by us. */
  GONE
}
