package org.patchbay.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.ClusterRows;
import org.patchbay.cluster.control.NodeRows;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.NodeRow;
import org.patchbay.container.control.Consoles;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.entity.Console;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.probe.entity.Answer;
import org.patchbay.probe.entity.ClusterHealth;
import org.patchbay.probe.entity.Finding;
import org.patchbay.probe.entity.HealthState;
import org.patchbay.probe.entity.Way;
import org.patchbay.probe.entity.Why;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** A container that runs is not a node that is well. */
class HealthIT {
  private static final String SQL = "voice-sql-1";
  private static final String QUEUE = "voice-que-1";
  private static final String SIP = "voice-sip-1";

  @TempDir static Path folder;
  private static EngineContainer portal;
  private static ClusterDesk olga;
  private static Cluster cluster;

  @BeforeAll
  static void aClusterThatIsWell() {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    settings.put("patchbay.probe.every", "PT0.5S");
    portal = EngineContainer.start(settings, List.of());
    SimulatedPlatform platform = SimulatedPlatform.in(portal, 1, 40);
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
    cluster = olga.made("voice", "standard");
  }

  @BeforeEach
  void allAreWell() {
    Eventually.until("all are well", () -> health().state() == HealthState.WELL, HealthIT::health);
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  @Test
  void aRoleThatDoesNotAnswerIsTheNodesIllnessAndTheClustersWhileTheContainerRuns() {
    assertThat(node(SQL).probes())
        .allMatch(probe -> probe.way() == Way.GUEST && probe.answer() == Answer.ANSWERED);
    assertThat(node(SIP).probes())
        .as("what customers ask for is asked as they do")
        .anyMatch(probe -> probe.way() == Way.PUBLIC && probe.answer() == Answer.ANSWERED);

    UUID sql = olga.container(SQL).id();
    assertThat(console(sql)).as("nobody reads it while all is well").isEmpty();
    silence(SQL, 3306);
    Eventually.until("ill", () -> node(SQL).state() == HealthState.ILL, () -> node(SQL));
    Finding found = node(SQL).finding().orElseThrow();
    assertThat(found.why()).isEqualTo(Why.REFUSED);
    assertThat(found.about()).startsWith("sql", "TCP 3306");
    assertThat(olga.container(SQL).seenState()).isEqualTo(MachineState.RUNNING);
    assertThat(health().state()).isEqualTo(HealthState.ILL);
    assertThat(health().lacking()).hasSize(1).allMatch(role -> role.role().equals("sql"));
    assertThat(node(SIP).state()).isEqualTo(HealthState.WELL);

    Eventually.until("its console was read", () -> console(sql).isPresent());
    assertThat(console(sql).orElseThrow().text()).endsWith("ready");

    portal.get(Simulation.class).heal(SimulatedPlatform.uri(1));
    Eventually.until("well again", () -> node(SQL).state() == HealthState.WELL);
    assertThat(history(SQL)).startsWith(HealthState.WELL, HealthState.ILL, HealthState.WELL);
  }

  @Test
  void whatHappensToAContainerIsInTheHistoryOfItsNode() {
    portal.get(Simulation.class).crash(SimulatedPlatform.uri(1), olga.container(QUEUE).id());
    Eventually.until(
        "what happened to its container is in its history",
        () ->
            history(QUEUE).contains(HealthState.ILL)
                || history(QUEUE).contains(HealthState.INSTALLING));
    Eventually.until("it was started again", () -> node(QUEUE).state() == HealthState.WELL);
  }

  @Test
  void aNodeIsNotWellBeforeTheFileThatEndsItsRecipeIsThere() {
    Container queue = olga.container(QUEUE);
    URI host = SimulatedPlatform.uri(1);
    portal.get(Simulation.class).hide(host, queue.id(), "/etc/voipnownode/nodeid");
    power(queue, Power.OFF);
    Eventually.until("it is off", () -> node(QUEUE).state() == HealthState.OFF);
    power(queue, Power.ON);
    Eventually.until(
        "its file is awaited",
        () -> node(QUEUE).finding().map(Finding::why).equals(Optional.of(Why.UNFINISHED)),
        () -> node(QUEUE));
    assertThat(node(QUEUE).state()).isEqualTo(HealthState.INSTALLING);
    assertThat(node(QUEUE).finding().orElseThrow().parameters())
        .containsExactly("/etc/voipnownode/nodeid");
    portal.get(Simulation.class).heal(host);
  }

  private static void power(Container container, Power wanted) {
    olga.as(
        () ->
            portal.get(ContainerLife.class).power(container.id(), wanted, true, Set.of("R7:que")));
  }

  private static Optional<Console> console(UUID container) {
    return olga.as(() -> portal.get(Consoles.class).of(container));
  }

  private static void silence(String node, int port) {
    Container container = olga.container(node);
    portal.get(Simulation.class).silence(SimulatedPlatform.uri(1), container.id(), port);
  }

  private static NodeRow node(String name) {
    return olga.as(() -> portal.get(NodeRows.class).of(cluster.id(), name));
  }

  private static ClusterHealth health() {
    return olga.as(
        () -> portal.get(NodeRows.class).health(portal.get(ClusterRows.class).named("voice")));
  }

  private static List<HealthState> history(String name) {
    return olga.as(
        () ->
            portal.get(NodeRows.class).history(node(name).node()).stream()
                .map(change -> change.finding().state())
                .toList());
  }
}
