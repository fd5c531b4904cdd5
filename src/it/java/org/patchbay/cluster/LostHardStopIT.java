package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.container.entity.Container;
import org.patchbay.host.entity.Host;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.EngineFork;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.HaltAtLine;
import org.patchbay.testing.LostHosts;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedFiles;
import org.patchbay.testing.SimulatedPlatform;

/**
 * The engine is stopped dead at every line while a container does without its lost host, and at
 * every turn while that host is tidied up. Wherever that is, it ends as if nothing had happened.
 */
class LostHardStopIT {
  private static final int MOST_HALTS = 25;
  private static final String AT_LINE = "patchbay.test.halt-at-line";
  private static final String AT_TURN = "patchbay.test.halt-at-turn";

  @TempDir Path folder;
  private Map<String, String> settings;
  private EngineContainer portal;
  private ClusterDesk desk;
  private LostHosts hosts;
  private SimulatedFiles files;
  private Container one;
  private Host source;

  /** This process asks and looks; only the forks work. */
  private void start() {
    settings = new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    Map<String, String> idle = new HashMap<>(settings);
    idle.put("patchbay.worker.threads", "0");
    portal = EngineContainer.start(idle, List.of());
    SimulatedPlatform platform = SimulatedPlatform.in(portal, 2, 10);
    desk = new ClusterDesk(portal, platform, platform.tenant("acme"));
    hosts = new LostHosts(portal, platform);
    files = new SimulatedFiles(folder);
    UUID made = desk.approve("one", "single");
    try (EngineFork fork = fork(Map.of())) {
      desk.succeeded(made);
      one = desk.containers(desk.cluster("one")).get(0);
      source = hosts.host(one.hostId());
      hosts.die(source);
      hosts.lose(source);
    }
    letGoOfWhatTheDeadHeld();
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void whereverTheEngineStopsOneMachineIsThereInTheEndAndNothingElse() {
    start();
    UUID operation = hosts.recover(desk, one);
    assertThat(halts(AT_LINE, () -> ended(operation))).isGreaterThanOrEqualTo(5);
    String here = hosts.host(desk.container(one.name()).hostId()).name();
    assertThat(here).isNotEqualTo(source.name());
    assertThat(desk.container(one.name()).readySince()).isPresent();

    comesBack();
    halts(AT_TURN, () -> hosts.isTidy(source));
    assertThat(hosts.host(source.id()).isLost()).isFalse();
    assertThat(files.machines(one.id())).containsExactly(here);
    assertThat(files.having("pb-" + one.id())).containsExactly(here);
    assertThat(files.having("pb-node-" + one.data().orElseThrow())).containsExactly(here);
  }

  @Test
  void whereverTheEngineStopsNothingIsThereInTheEndOfWhatWasRetired() {
    start();
    UUID operation = desk.as(() -> portal.get(Retirement.class).retire(desk.cluster("one").id()));
    assertThat(halts(AT_LINE, () -> ended(operation))).isPositive();
    comesBack();
    try (EngineFork fork = fork(Map.of())) {
      Eventually.until("it is tidied up", () -> hosts.isTidy(source));
    }
    assertThat(files.having(one.id().toString())).isEmpty();
    assertThat(files.having("pb-node-")).isEmpty();
  }

  /** The host answers and is said to be found. */
  private void comesBack() {
    try (EngineFork fork = fork(Map.of())) {
      hosts.heal(source);
    }
    letGoOfWhatTheDeadHeld();
    hosts.find(source);
  }

  /**
   * One process after the other, each stopped at its first line, or each a turn later than the one
   * before, until it is so.
   */
  private int halts(String where, BooleanSupplier over) {
    int halts = 0;
    while (!over.getAsBoolean()) {
      try (EngineFork fork = fork(Map.of(where, where.equals(AT_LINE) ? "1" : "" + (1 + halts)))) {
        Eventually.until("halted or over", () -> !fork.alive() || over.getAsBoolean());
        if (!fork.alive()) {
          assertThat(fork.awaitEnd()).isEqualTo(HaltAtLine.STATUS);
          halts++;
        }
      }
      assertThat(halts).isLessThan(MOST_HALTS);
      letGoOfWhatTheDeadHeld();
    }
    return halts;
  }

  private EngineFork fork(Map<String, String> more) {
    Map<String, String> properties = new HashMap<>(settings);
    properties.put("patchbay.worker.threads", "1");
    properties.putAll(more);
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
