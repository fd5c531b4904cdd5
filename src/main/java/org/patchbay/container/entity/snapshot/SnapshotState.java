package org.patchbay.container.entity.snapshot;

/** What is wanted of a snapshot, and how far that is. */
public enum SnapshotState {
  /** It is to be made, and may be there in part. */
  TAKING,
  /** It is there, whole. */
  KEPT,
  /** It is there, and what is on it is being put back. */
  RESTORING,
  /** Its volume goes, and then it. */
  DELETING;

  /** True while the container's own turns have to do with it. */
  public boolean isUnderWay() {
    return this == TAKING || this == RESTORING;
  }
}
