package org.patchbay.container.entity.snapshot;

import java.util.Optional;
import org.patchbay.container.entity.Container;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.entity.Host;

/** What stands in the way of snapshots. Pure. */
public final class SnapshotRules {
  private static final long MIB = 1L << 20;

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

  /**
   * Why the copy that restoring begins with has no place, as far as its host was seen: it takes
   * what the snapshot takes, and what is copied into a pool that gets full stops all who write to
   * it.
   */
  public static Optional<Fault> againstCopying(Snapshot snapshot, Host lies) {
    long wanted = (snapshot.bytes().orElse(0) + MIB - 1) / MIB;
    return lies.pools().stream()
        .filter(pool -> pool.name().equals(snapshot.pool()) && pool.freeMiB() < wanted)
        .findFirst()
        .map(
            pool ->
                Fault.of(
                    FaultCode.NO_ROOM_TO_RESTORE,
                    lies.name(),
                    pool.name(),
                    wanted,
                    pool.freeMiB()));
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
