package org.patchbay.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.container.control.SnapshotList;
import org.patchbay.container.control.Snapshotting;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.snapshot.SnapshotRow;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.quota.control.QuotaDefects;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.EngineFork;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.HaltAtLine;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedFiles;
import org.patchbay.testing.SimulatedPlatform;

/**
 * The engine is stopped dead at every line while a snapshot is taken, put back and deleted. Neither
 * a snapshot nor a data disk is lost or there twice in the end.
 */
class SnapshotHardStopIT {
  private static final int MOST_HALTS = 20;
  private static final Pattern DATA = Pattern.compile("pb-node-[-0-9a-f]{36}-data\\.qcow2");
  private static final Pattern KEPT = Pattern.compile("pb-snapshot-[-0-9a-f]{36}\\.qcow2");

  @TempDir Path folder;
  private Map<String, String> settings;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private SimulatedFiles files;
  private ClusterDesk desk;
  private Container one;

  /** This process asks and looks; only the forks work. */
  @BeforeEach
  void start() {
    settings = new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    Map<String, String> idle = new HashMap<>(settings);
    idle.put("patchbay.worker.threads", "0");
    portal = EngineContainer.start(idle, List.of());
    platform = SimulatedPlatform.in(portal, 1, 10);
    files = new SimulatedFiles(folder);
    desk = new ClusterDesk(portal, platform, platform.tenant("acme"));
    UUID made = desk.approve("one", "single");
    try (EngineFork fork = fork(0)) {
      desk.succeeded(made);
    }
    one = desk.containers(desk.cluster("one")).get(0);
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void whereverTheEngineStopsThereIsOneOfEachInTheEnd() {
    UUID before = one.data().orElseThrow();
    UUID take = desk.as(() -> portal.get(Snapshotting.class).take(one.id(), "before"));
    assertThat(reached(take)).isGreaterThanOrEqualTo(2);
    SnapshotRow row = rows().get(0);
    assertThat(row.isKept()).isTrue();
    assertThat(files.all(KEPT)).containsExactly("h1 " + row.snapshot().volume());

    UUID restore =
        desk.as(
            () ->
                portal
                    .get(Snapshotting.class)
                    .restore(one.id(), row.snapshot().id(), everything()));
    assertThat(reached(restore)).isGreaterThanOrEqualTo(4);
    Container now = desk.container(one.name());
    assertThat(now.data()).isPresent().get().isNotEqualTo(before);
    assertThat(now.seenState()).isEqualTo(MachineState.RUNNING);
    try (EngineFork fork = fork(0)) {
      letGoOfWhatTheDeadHeld();
      Eventually.until("the old disk is gone", () -> files.all(DATA).size() == 1);
    }
    assertThat(files.all(DATA))
        .containsExactly("h1 " + Container.dataDisk(now.data().orElseThrow()));
    assertThat(files.all(KEPT)).hasSize(1);

    UUID delete =
        desk.as(() -> portal.get(Snapshotting.class).delete(one.id(), row.snapshot().id()));
    assertThat(reached(delete)).isGreaterThanOrEqualTo(1);
    assertThat(rows()).isEmpty();
    assertThat(files.all(KEPT)).isEmpty();
  }

  /** How often a process was stopped until it was done. */
  private int reached(UUID operation) {
    int halts = 0;
    while (!ended(operation)) {
      letGoOfWhatTheDeadHeld();
      halts += halted(operation) ? 1 : 0;
      assertThat(halts).as(desk.view(operation).toString()).isLessThan(MOST_HALTS);
    }
    letGoOfWhatTheDeadHeld();
    assertThat(desk.view(operation).operation().state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(platform.asPlatform(() -> portal.get(QuotaDefects.class).check())).isEmpty();
    return halts;
  }

  private List<SnapshotRow> rows() {
    return desk.as(() -> portal.get(SnapshotList.class).of(one.id()));
  }

  private boolean halted(UUID operation) {
    try (EngineFork fork = fork(1)) {
      Eventually.until("halted or ended", () -> !fork.alive() || ended(operation));
      if (!fork.alive()) {
        assertThat(fork.awaitEnd()).isEqualTo(HaltAtLine.STATUS);
        return true;
      }
      return false;
    }
  }

  private Set<String> everything() {
    Set<String> confirmed = new HashSet<>(Set.of("DATA:" + one.name()));
    one.roles().forEach(role -> confirmed.add("R7:" + role));
    return confirmed;
  }

  private EngineFork fork(int haltAt) {
    Map<String, String> properties = new HashMap<>(settings);
    properties.put("patchbay.test.halt-at-line", String.valueOf(haltAt));
    properties.put("patchbay.worker.threads", "1");
    return EngineFork.start(properties);
  }

  /** What missed heartbeats would do some seconds later; that they do is another test's matter. */
  private void letGoOfWhatTheDeadHeld() {
    portal.inTransaction(
        () ->
            portal
                .em()
                .createNativeQuery(
                    "update scheduled_tasks set picked = false, picked_by = null,"
                        + " last_heartbeat = null where picked")
                .executeUpdate());
  }

  private boolean ended(UUID operation) {
    return desk.view(operation).operation().state().ended();
  }
}
