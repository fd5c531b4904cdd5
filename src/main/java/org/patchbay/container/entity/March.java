package org.patchbay.container.entity;

/** Whether a container follows its power wish in step with the other containers of a cluster. */
public enum March {
  /** On its own: the wish is followed at once. */
  NONE,
  /** Its wave has not come: it is made ready, but not started or stopped yet. */
  HELD,
  /** Its wave has begun; the next wave waits for it. */
  RELEASED
}
