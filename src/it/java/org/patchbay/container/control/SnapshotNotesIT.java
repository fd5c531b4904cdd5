package org.patchbay.container.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.snapshot.Snapshot;
import org.patchbay.container.entity.snapshot.SnapshotState;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** What is written down of a snapshot while others have to do with it, too. */
class SnapshotNotesIT {
  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private UUID acme;
  private ClusterDesk desk;

  @BeforeEach
  void start() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    platform = SimulatedPlatform.in(portal, 1, 20);
    acme = platform.tenant("acme");
    desk = new ClusterDesk(portal, platform, acme);
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  /** Handing over locks container, snapshots and quotas, one after the other. */
  @Test
  void whoCountsItOutAndWhoHandsItOverLockInOneOrder() throws Exception {
    desk.succeeded(desk.approve("one", "single"));
    Container one = desk.containers(desk.cluster("one")).get(0);
    desk.succeeded(desk.as(() -> portal.get(Snapshotting.class).take(one.id(), "before")));
    Snapshot kept = desk.as(() -> portal.get(SnapshotList.class).of(one.id())).get(0).snapshot();
    CompletableFuture<Void> gone =
        portal.inTransaction(
            () -> {
              portal.get(Containers.class).locked(one.id());
              portal.get(Snapshots.class).locked(one.id(), kept.id());
              var other =
                  CompletableFuture.runAsync(
                      () ->
                          desk.as(
                              () -> {
                                portal.get(SnapshotNotes.class).gone(kept.id());
                                return null;
                              }));
              Eventually.until("the other one waits", this::somebodyWaits);
              portal.get(DiskClasses.class).follow(acme);
              return other;
            });
    gone.get(30, TimeUnit.SECONDS);
    assertThat(desk.as(() -> portal.get(SnapshotList.class).of(one.id()))).isEmpty();
  }

  /** It was called back meanwhile, and is wished again: that disk is not there yet. */
  @Test
  void aTurnThatWasTakenOverPutsNoDiskInThePlaceOfTheOldOneThatItDidNotMake() {
    desk.succeeded(desk.approve("one", "single"));
    Container one = desk.containers(desk.cluster("one")).get(0);
    desk.succeeded(desk.as(() -> portal.get(Snapshotting.class).take(one.id(), "before")));
    hosts().fill(uri(one));
    UUID first = restore(one);
    Snapshot seen = snapshot(one);
    desk.as(
        () -> {
          portal.get(Cancelling.class).cancel(first);
          return null;
        });
    desk.ended(first, OperationState.CANCELLED);
    Eventually.until("it is left", () -> snapshot(one).state() == SnapshotState.KEPT);
    restore(one);
    desk.as(
        () -> {
          portal.get(SnapshotNotes.class).swapped(seen);
          return null;
        });
    assertThat(desk.container(one.name()).data()).isEqualTo(one.data());
    assertThat(snapshot(one).state()).isEqualTo(SnapshotState.RESTORING);
  }

  private UUID restore(Container one) {
    return desk.as(
        () -> {
          Snapshotting wishes = portal.get(Snapshotting.class);
          return wishes.restore(one.id(), snapshot(one).id(), wishes.toConfirm(one));
        });
  }

  private Snapshot snapshot(Container one) {
    return desk.as(() -> portal.get(SnapshotList.class).of(one.id())).get(0).snapshot();
  }

  private Simulation hosts() {
    return portal.get(Simulation.class);
  }

  private URI uri(Container one) {
    return portal.inTransaction(() -> portal.get(Hosts.class).get(one.hostId()).address().uri());
  }

  private boolean somebodyWaits() {
    return (Boolean)
        portal
            .em()
            .createNativeQuery("select exists (select 1 from pg_locks where not granted)")
            .getSingleResult();
  }
}
