package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;
import org.patchbay.container.entity.snapshot.Snapshot;
import org.patchbay.container.entity.snapshot.SnapshotState;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.Quotas;

/**
 * Writes down how far snapshots are; each in a transaction of its own, under the container's lock,
 * so that nobody changes their mind in between.
 */
@ApplicationScoped
@Transactional
public class SnapshotNotes {
  @Inject Containers containers;
  @Inject Snapshots snapshots;
  @Inject Leftovers leftovers;
  @Inject DiskClasses disks;
  @Inject Quotas quotas;
  @Inject Nudges nudges;
  @Inject Clock clock;

  private Container locked(Snapshot snapshot) {
    return containers.lockedAnew(snapshot.containerId());
  }

  /** The same as it is now, which may be another state than what was done was done for. */
  private Snapshot now(Snapshot snapshot) {
    return snapshots.locked(snapshot.containerId(), snapshot.id());
  }

  /** True while it is to be taken of a machine that is to run. */
  boolean isWanted(Snapshot taken) {
    return snapshots
        .find(taken.id())
        .filter(one -> one.state() == SnapshotState.TAKING && !one.takenBack())
        .flatMap(one -> containers.find(one.containerId()))
        .filter(container -> container.power() == Power.ON && !container.retiring())
        .isPresent();
  }

  void kept(Snapshot taken, long bytes) {
    Container container = locked(taken);
    Snapshot snapshot = now(taken);
    if (snapshot.state() == SnapshotState.TAKING && !snapshot.takenBack()) {
      snapshot.kept(bytes, clock.instant());
      container.copiesData(false);
    }
  }

  /** It is not to be taken any more. */
  void givenUp(Snapshot unwanted) {
    Container container = locked(unwanted);
    snapshots.delete(now(unwanted));
    container.copiesData(false);
  }

  /** The container has the other disk from here on, and what it had goes. */
  void swapped(Snapshot restored) {
    Container container = locked(restored);
    Snapshot snapshot = now(restored);
    // Whoever is late may have copied onto another disk, which was given up since.
    boolean isThis = snapshot.fresh().equals(restored.fresh());
    if (snapshot.state() != SnapshotState.RESTORING || snapshot.takenBack() || !isThis) {
      return;
    }
    UUID before = container.data().orElseThrow();
    container.swapData(snapshot.fresh().orElseThrow());
    leftovers.noteData(container.hostId(), container.pool(), before);
    snapshot.restEasy();
  }

  /** It is not to be put back any more, and nothing is left of that. */
  void left(Snapshot unwanted) {
    Container container = locked(unwanted);
    now(unwanted).restEasy();
    container.copiesData(false);
  }

  /** Its volume is gone. */
  void gone(UUID id) {
    snapshots
        .find(id)
        .ifPresent(
            snapshot -> {
              // First, as everybody who changes it does: who hands it over counts last, too.
              locked(snapshot);
              quotas.release(snapshot.tenantId(), Snapshots.reserved(snapshot.gib()));
              snapshots.remove(snapshot);
              disks.follow(snapshot.tenantId());
              letGo(snapshot.containerId());
            });
  }

  /** A container that is to go waits for its snapshots. */
  private void letGo(UUID container) {
    containers
        .find(container)
        .filter(Container::retiring)
        .ifPresent(one -> nudges.nudge(ContainerReconciler.KIND, container, one.tenantId()));
  }

  /** Its host is lost: the volume goes when that is found, and nobody waits for it. */
  void leave(UUID id) {
    snapshots
        .find(id)
        .ifPresent(
            snapshot ->
                leftovers.noteVolume(snapshot.hostId(), snapshot.pool(), snapshot.volume()));
    gone(id);
  }
}
