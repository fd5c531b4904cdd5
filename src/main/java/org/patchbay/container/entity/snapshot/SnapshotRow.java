package org.patchbay.container.entity.snapshot;

import java.util.Optional;
import org.patchbay.fault.entity.Fault;

/**
 * A snapshot as people see it.
 *
 * @param hostName where it lies
 * @param trouble why what is wished of it does not happen
 * @param failed nobody tries again by themselves
 * @param obstacle why it can't be restored now
 */
public record SnapshotRow(
    Snapshot snapshot,
    String hostName,
    Optional<Fault> trouble,
    boolean failed,
    Optional<Fault> obstacle) {
  /** What people are told of it. */
  public enum Status {
    TAKING,
    KEPT,
    RESTORING,
    DELETING,
    FAILED
  }

  public Status status() {
    return failed ? Status.FAILED : Status.valueOf(snapshot.state().name());
  }

  /** Something goes on with it by itself. */
  public boolean isAwaited() {
    return !isKept() && !failed;
  }

  public boolean isKept() {
    return snapshot.state() == SnapshotState.KEPT;
  }
}
