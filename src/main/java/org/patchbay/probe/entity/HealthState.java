package org.patchbay.probe.entity;

/** How a node is. */
public enum HealthState {
  /** Every role answers. */
  WELL,
  /** Some of what it serves does not answer. */
  DEGRADED,
  /** Nothing that it serves answers. */
  ILL,
  /** Its software is being installed or started, and still has time. */
  INSTALLING,
  /** Its container is off, or on its way there, as wished. */
  OFF,
  /** Nobody can tell. */
  UNKNOWN
}
