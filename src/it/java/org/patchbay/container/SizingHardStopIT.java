package org.patchbay.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.container.control.ContainerSizing;
import org.patchbay.container.control.ContainerSizing.Consent;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.container.entity.Flexing;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.EngineFork;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.HaltAtLine;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/**
 * The engine is stopped dead at every line while a container gets another size, live and with a
 * restart. The first of them finds what another process has wished and reserved. The host outlives
 * them.
 */
class SizingHardStopIT {
  private static final int MOST_HALTS = 20;

  @TempDir Path folder;
  private Map<String, String> settings;
  private EngineContainer portal;
  private ClusterDesk desk;
  private Container one;

  /** This process asks and looks; only the forks work. */
  @BeforeEach
  void start() {
    settings = new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    Map<String, String> idle = new HashMap<>(settings);
    idle.put("patchbay.worker.threads", "0");
    portal = EngineContainer.start(idle, List.of());
    SimulatedPlatform platform = SimulatedPlatform.in(portal, 1, 10);
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
  void whereverTheEngineStopsTheSizeIsReachedOnceAndReservedOnce() {
    ContainerSize size = one.size();
    ContainerSize more =
        new ContainerSize(
            size.vcpus() + 1,
            size.maxVcpus(),
            size.memoryMiB() + 256,
            size.maxMemoryMiB(),
            size.diskGiB() + 1);
    assertThat(reached(more)).isGreaterThanOrEqualTo(1);
    ContainerSize fewer =
        new ContainerSize(
            size.vcpus() - 1,
            size.maxVcpus(),
            size.memoryMiB(),
            size.maxMemoryMiB(),
            size.diskGiB() + 2);
    assertThat(reached(fewer)).isGreaterThanOrEqualTo(4);
  }

  /** How often a process was stopped until it was done. */
  private int reached(ContainerSize wanted) {
    var consent = new Consent(false, null, everything());
    UUID operation =
        desk.as(() -> portal.get(ContainerSizing.class).resize(one.id(), wanted, consent));
    int halts = 0;
    while (!ended(operation)) {
      letGoOfWhatTheDeadHeld();
      halts += halted(operation) ? 1 : 0;
      assertThat(halts).as(desk.view(operation).toString()).isLessThan(MOST_HALTS);
    }
    letGoOfWhatTheDeadHeld();
    assertThat(desk.view(operation).operation().state()).isEqualTo(OperationState.SUCCEEDED);
    Container now = desk.container(one.name());
    assertThat(now.seenSize()).contains(wanted.asMachine());
    assertThat(now.misfit().way()).isEqualTo(Flexing.Way.NOTHING);
    assertThat(used("vcpus")).isEqualTo(wanted.vcpus());
    assertThat(used("memoryMiB")).isEqualTo(wanted.memoryMiB());
    assertThat(used("diskGiB")).isEqualTo(wanted.diskGiB());
    return halts;
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
    Set<String> confirmed = new HashSet<>(Set.of("RESTART:" + one.name()));
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

  private long used(String quota) {
    return portal.inTransaction(
        () ->
            ((Number)
                    portal
                        .em()
                        .createNativeQuery("select used from quota where name = :name")
                        .setParameter("name", quota)
                        .getSingleResult())
                .longValue());
  }
}
