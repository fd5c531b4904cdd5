package org.patchbay.helpdesk.entity;

/** How far an emergency access is. */
public enum GlassState {
  /** Its time runs. */
  ACTIVE,
  /** An administrator ended it before its time. */
  ENDED,
  /** Its time is over. */
  OVER
}
