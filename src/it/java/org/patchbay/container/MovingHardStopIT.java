package org.patchbay.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.container.control.ContainerMoving;
import org.patchbay.container.entity.Container;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.EngineFork;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.HaltAtLine;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/**
 * The engine is stopped dead at every line while a container goes to another host. Wherever that
 * is, there is one machine in the end, and it is where the container is. The hosts outlive them.
 */
class MovingHardStopIT {
  private static final int MOST_HALTS = 20;

  @TempDir Path folder;
  private Map<String, String> settings;
  private EngineContainer portal;
  private ClusterDesk desk;
  private Container one;

  /** This process asks and looks; only the forks work. */
  private void start(boolean sharing) {
    settings = new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    Map<String, String> idle = new HashMap<>(settings);
    idle.put("patchbay.worker.threads", "0");
    portal = EngineContainer.start(idle, List.of());
    IntFunction<URI> uri = sharing ? SimulatedPlatform::sharingUri : SimulatedPlatform::uri;
    SimulatedPlatform platform = SimulatedPlatform.in(portal, 2, 10, uri);
    if (sharing) {
      platform.share();
    }
    desk = new ClusterDesk(portal, platform, platform.tenant("acme"));
    String storage = sharing ? "SHARED" : null;
    UUID made = desk.approve(SimulatedPlatform.request("one", "single", storage));
    try (EngineFork fork = fork(0)) {
      desk.succeeded(made);
    }
    one = desk.containers(desk.cluster("one")).get(0);
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whereverTheEngineStopsThereIsOneMachineInTheEnd(boolean sharing) {
    start(sharing);
    List<Host> hosts = portal.inTransaction(() -> portal.get(Hosts.class).all());
    UUID operation =
        desk.as(() -> portal.get(ContainerMoving.class).move(one.id(), null, null, everything()));
    int halts = 0;
    while (!ended(operation)) {
      letGoOfWhatTheDeadHeld();
      halts += halted(operation) ? 1 : 0;
      assertThat(machines(hosts)).as("never on two hosts at once").hasSizeLessThan(2);
      assertThat(halts).as(desk.view(operation).toString()).isLessThan(MOST_HALTS);
    }
    assertThat(halts).isGreaterThanOrEqualTo(sharing ? 4 : 6);
    assertThat(desk.view(operation).operation().state()).isEqualTo(OperationState.SUCCEEDED);
    Container now = desk.container(one.name());
    assertThat(now.hostId()).isNotEqualTo(one.hostId());
    assertThat(machines(hosts)).containsExactly(now.hostId());
    assertThat(now.move().remains()).isEmpty();
  }

  /** Where it runs. */
  private List<UUID> machines(List<Host> hosts) {
    return hosts.stream()
        .filter(
            host ->
                portal
                    .get(Hypervisors.class)
                    .of(host.address())
                    .observe(host.address())
                    .machines()
                    .stream()
                    .filter(machine -> machine.state() != MachineState.OFF)
                    .anyMatch(machine -> machine.uuid().equals(one.id())))
        .map(Host::id)
        .toList();
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
    Set<String> confirmed = new HashSet<>(Set.of("STOP:" + one.name()));
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
