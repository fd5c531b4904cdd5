package org.patchbay.container.entity.snapshot;

import java.util.Optional;
import org.patchbay.container.entity.Container;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/** What stands in the way of snapshots. Pure. */
public final class SnapshotRules {
  private SnapshotRules() {}

  /** Why none can be taken now. */
  public static Optional<Fault> againstTaking(Container container) {
    return againstBoth(container);
  }

  /**
   * Why it can't be put back now.
   *
   * @param here it lies where the container's disks lie
   * @param lies name of the host where it lies
   * @param hostName of the container
   */
  public static Optional<Fault> againstRestoring(
      Container container, Snapshot snapshot, boolean here, String lies, String hostName) {
    if (snapshot.state() != SnapshotState.KEPT) {
      return Optional.of(busy(snapshot));
    }
    Optional<Fault> against = againstBoth(container);
    return against.isEmpty() && !here
        ? Optional.of(
            Fault.of(
                FaultCode.SNAPSHOT_ELSEWHERE, lies, snapshot.pool(), container.name(), hostName))
        : against;
  }

  /** It is being taken, restored or deleted. */
  public static Fault busy(Snapshot snapshot) {
    return Fault.of(FaultCode.SNAPSHOT_BUSY, snapshot.note());
  }

  private static Optional<Fault> againstBoth(Container container) {
    if (container.retiring()) {
      return Optional.of(Fault.of(FaultCode.BEING_RETIRED, container.name()));
    }
    if (container.data().isEmpty()) {
      return Optional.of(Fault.of(FaultCode.NO_DATA_DISK, container.name()));
    }
    return container.isMovable()
        ? Optional.empty()
        : Optional.of(Fault.of(FaultCode.DISK_BUSY, container.name()));
  }
}
