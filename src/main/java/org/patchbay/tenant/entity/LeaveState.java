package org.patchbay.tenant.entity;

import java.time.Instant;

/** How far a tenant that leaves is. */
public enum LeaveState {
  /** Its people change nothing, its machines run on; it may still be called back. */
  RESTING,
  /** All that it has goes; nobody calls that back. */
  RETIRING,
  /** Nothing is left but its audit and its short name. */
  GONE;

  /** Computed, never set. */
  static LeaveState of(Instant begunAt, Instant endedAt) {
    if (endedAt != null) {
      return GONE;
    }
    return begunAt == null ? RESTING : RETIRING;
  }
}
