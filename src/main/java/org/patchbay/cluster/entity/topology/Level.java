package org.patchbay.cluster.entity.topology;

/** What a violation does. */
public enum Level {
  /** Refused. */
  E,
  /** Shown, and must be confirmed. */
  W
}
