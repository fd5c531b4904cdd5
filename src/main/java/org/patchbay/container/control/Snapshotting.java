package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;
import org.patchbay.container.entity.snapshot.Snapshot;
import org.patchbay.container.entity.snapshot.SnapshotRules;
import org.patchbay.container.entity.snapshot.SnapshotState;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.control.Retrying;
import org.patchbay.operation.entity.Operation;
import org.patchbay.operation.entity.OperationCancelled;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.StepState;
import org.patchbay.operation.entity.Target;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.Quotas;

/** What people wish of snapshots. Each wish is one transaction. */
@ApplicationScoped
@Transactional
public class Snapshotting {
  public static final String TAKE = "container.snapshot.take";
  public static final String RESTORE = "container.snapshot.restore";
  public static final String DELETE = "container.snapshot.delete";

  private static final String THING = "container";

  /** As many letters as a note may have. */
  public static final int LONGEST = 200;

  @Inject Containers containers;
  @Inject Snapshots snapshots;
  @Inject SnapshotList list;
  @Inject Consequences consequences;
  @Inject Offers offers;
  @Inject ClusterCaps caps;
  @Inject Quotas quotas;
  @Inject DiskClasses disks;
  @Inject Operations operations;
  @Inject Nudges nudges;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * Wishes one.
   *
   * @param note what it is for
   * @return id of the operation
   * @throws Fault {@code INVALID_INPUT}, {@code BEING_RETIRED}, {@code NO_DATA_DISK}, {@code
   *     DISK_BUSY}, {@code QUOTA_EXCEEDED}, {@code CLUSTER_CAP}, {@code HOST_FULL}; nothing is
   *     changed then
   */
  public UUID take(UUID id, String note) {
    String text = noted(note);
    offers.alone();
    Container container = containers.lockedAnew(id);
    refuse(SnapshotRules.againstTaking(container));
    requireRoom(container);
    quotas.reserve(container.tenantId(), Snapshots.reserved(container.dataGiB()));
    Snapshot snapshot = new Snapshot(container, text, Calling.current().name(), clock.instant());
    snapshots.add(snapshot);
    container.copiesData(true);
    disks.reserve(container.tenantId());
    return operate(TAKE, container, snapshot, container(container));
  }

  private static String noted(String note) {
    String text = note == null ? "" : note.strip();
    if (text.isEmpty()) {
      throw Fault.invalid("note", "container.snapshot.note.missing");
    }
    if (text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
      throw Fault.invalid("note", "container.snapshot.note.invalid", LONGEST);
    }
    return text;
  }

  private static void refuse(Optional<Fault> against) {
    against.ifPresent(
        fault -> {
          throw fault;
        });
  }

  private void requireRoom(Container container) {
    long gib = container.dataGiB();
    refuse(
        container
            .clusterId()
            .flatMap(
                cluster -> caps.of(cluster).exceeded(Map.of("diskGiB", gib)).stream().findFirst()));
    var growth = offers.growth(container.hostId(), container.pool());
    if (growth.of("diskGiB") < gib) {
      throw Fault.of(FaultCode.HOST_FULL, growth.hostName(), "diskGiB", gib, growth.of("diskGiB"));
    }
  }

  /** What has to be agreed to for restoring: that what is on the disk is lost, and what stops. */
  public Set<String> toConfirm(Container container) {
    Set<String> words = new TreeSet<>(Set.of("DATA:" + container.name()));
    consequences.ofStopping(container.id()).stream()
        .map(Consequence::confirmation)
        .forEach(words::add);
    return words;
  }

  /**
   * Wishes what is on it back on the container's data disk.
   *
   * @param confirmed all that {@link #toConfirm} says
   * @return id of the operation
   * @throws Fault {@code NO_SUCH_THING}, {@code BEING_RETIRED}, {@code DISK_BUSY}, {@code
   *     SNAPSHOT_BUSY}, {@code SNAPSHOT_ELSEWHERE}, {@code NO_ROOM_TO_RESTORE}, {@code
   *     CONFIRMATION_MISSING}; nothing is changed then
   */
  public UUID restore(UUID id, UUID snapshotId, Set<String> confirmed) {
    Container container = containers.lockedAnew(id);
    Snapshot snapshot = snapshots.locked(id, snapshotId);
    refuse(list.row(container, snapshot).obstacle());
    Set<String> missing = toConfirm(container);
    missing.removeAll(confirmed);
    if (!missing.isEmpty()) {
      throw Fault.of(FaultCode.CONFIRMATION_MISSING, String.join(", ", missing));
    }
    snapshot.restore();
    container.copiesData(true);
    container.stopAsked(null);
    return operate(RESTORE, container, snapshot, container(container));
  }

  /**
   * Wishes it gone, for good.
   *
   * @return id of the operation
   * @throws Fault {@code NO_SUCH_THING}, {@code SNAPSHOT_BUSY}
   */
  public UUID delete(UUID id, UUID snapshotId) {
    Container container = containers.lockedAnew(id);
    Snapshot snapshot = snapshots.locked(id, snapshotId);
    if (snapshot.state() != SnapshotState.KEPT) {
      throw SnapshotRules.busy(snapshot);
    }
    snapshot.delete();
    return operate(
        DELETE,
        container,
        snapshot,
        new Part(SnapshotReconciler.KIND, snapshotId, container.name()));
  }

  private static Part container(Container container) {
    return new Part(ContainerReconciler.KIND, container.id(), container.name());
  }

  private UUID operate(String kind, Container container, Snapshot snapshot, Part part) {
    UUID operation =
        operations
            .open(
                kind,
                new Target(container.tenantId(), THING, container.id(), container.name()),
                List.of(part))
            .id();
    audit.record(
        kind,
        new AuditObject(container.tenantId(), THING, container.id(), container.name()),
        Change.made(
                Map.of(
                    "snapshot",
                    snapshot.id().toString(),
                    "note",
                    snapshot.note(),
                    "diskGiB",
                    snapshot.gib()))
            .by(operation));
    return operation;
  }

  /**
   * What is being taken goes; what is being put back stays, as long as it was not put back. What
   * had failed is called back when it is tried again: else nobody could do without it.
   */
  void cancelled(@Observes OperationCancelled event) {
    Operation operation = event.operation();
    if (!Set.of(TAKE, RESTORE).contains(operation.kind()) && !Retrying.isOf(operation, THING)) {
      return;
    }
    Container container = containers.lockedAnew(operation.target().id());
    snapshots
        .underWay(container.id())
        .ifPresent(
            snapshot -> {
              snapshots.locked(container.id(), snapshot.id()).takeBack();
              nudges.nudge(ContainerReconciler.KIND, container.id(), container.tenantId());
              sayWhatIsWaitedFor(container, snapshot);
              event.wishPutBack();
            });
  }

  /**
   * What a machine writes to is copied until somebody says stop; other copies end by themselves.
   */
  private void sayWhatIsWaitedFor(Container container, Snapshot snapshot) {
    if (snapshot.state() == SnapshotState.RESTORING || container.power() == Power.OFF) {
      operations.line(
          StepState.INFO,
          ContainerReconciler.KIND,
          container.id(),
          "container.snapshot.cancel.copy");
    }
  }
}
