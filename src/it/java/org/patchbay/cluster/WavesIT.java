package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.ClusterPower;
import org.patchbay.cluster.control.Losses;
import org.patchbay.cluster.control.NodeRows;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.March;
import org.patchbay.container.entity.Power;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.Step;
import org.patchbay.probe.entity.Finding;
import org.patchbay.probe.entity.Why;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** A cluster comes up, goes down and comes up again wave by wave. */
class WavesIT {
  private static final List<String> UP =
      List.of("ic", "sql", "dd", "que", "wk", "pbx", "sip", "http");

  @TempDir Path folder;
  private EngineContainer portal;
  private ClusterDesk olga;

  @BeforeEach
  void start() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    SimulatedPlatform platform = SimulatedPlatform.in(portal, 3, 40);
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void aNewClusterComesUpInTheOrderOfItsRoles() {
    UUID made = olga.approve("voice", "standard");
    olga.succeeded(made);
    assertThat(order(made, "container.step.await_agent")).isEqualTo(UP);
    assertThat(lastEndsBeforeNextBegins(made)).isTrue();
    assertThat(olga.containers(olga.cluster("voice")))
        .allMatch(container -> container.march() == March.NONE);
  }

  @Test
  void aWholeClusterStopsInTheOppositeOrderAndStartsAgainEachWaveBehindOneThatAnswers() {
    Cluster cluster = olga.made("voice", "standard");
    assertThatThrownBy(() -> power(cluster, Power.OFF, Set.of()))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.CONFIRMATION_MISSING));
    UUID stopped = power(cluster, Power.OFF, losses(cluster));
    olga.succeeded(stopped);
    assertThat(olga.containers(cluster)).allMatch(c -> c.seenState() == MachineState.OFF);
    assertThat(order(stopped, "container.step.ask_stop"))
        .containsExactly("http", "sip", "pbx", "wk", "que", "dd", "sql", "ic");
    assertThat(losses(cluster)).as("nothing of it works any more").isEmpty();

    Container database = olga.container("voice-sql-1");
    silence(database, 3306);
    UUID started = power(cluster, Power.ON, Set.of());
    Eventually.until("its port is asked in vain", () -> why("voice-sql-1") == Why.REFUSED);
    assertThat(olga.container("voice-sql-1").readySince()).isPresent();
    assertThat(olga.container("voice-dd-1").march()).isEqualTo(March.HELD);
    assertThat(olga.container("voice-dd-1").seenState()).isEqualTo(MachineState.OFF);
    portal.get(Simulation.class).heal(SimulatedPlatform.uri(host(database)));
    olga.succeeded(started);
    assertThat(order(started, "container.step.await_agent")).isEqualTo(UP);
  }

  @Test
  void whatIsWishedAlreadyIsAReceiptThatEndsAtOnce() {
    Cluster cluster = olga.made("voice", "small");
    olga.succeeded(power(cluster, Power.ON, Set.of()));
    assertThat(olga.containers(cluster)).allMatch(c -> c.seenState() == MachineState.RUNNING);
  }

  @Test
  void aCancelledStopStartsWhatWasStoppedAndOnlyThat() {
    Cluster cluster = olga.made("voice", "standard");
    Container database = olga.container("voice-sql-1");
    int host = host(database);
    portal.get(Simulation.class).cut(SimulatedPlatform.uri(host));
    UUID stopped = power(cluster, Power.OFF, losses(cluster));
    Eventually.until(
        "the web interface is off",
        () ->
            olga.container("voice-http-1").seenState() == MachineState.OFF
                || host(olga.container("voice-http-1")) == host);
    olga.as(
        () -> {
          portal.get(Cancelling.class).cancel(stopped);
          return null;
        });
    portal.get(Simulation.class).heal(SimulatedPlatform.uri(host));
    olga.ended(stopped, OperationState.CANCELLED);
    Eventually.until(
        "all run again",
        () ->
            olga.containers(cluster).stream()
                .allMatch(
                    c ->
                        c.power() == Power.ON
                            && c.march() == March.NONE
                            && c.seenState() == MachineState.RUNNING));
  }

  @Test
  void aWaveWaitsForAHostThatDoesNotAnswerAndGoesOnWhenItIsBack() {
    UUID made = olga.approve("voice", "standard");
    for (int host = 1; host <= 3; host++) {
      portal.get(Simulation.class).cut(SimulatedPlatform.uri(host));
    }
    for (int host = 1; host <= 3; host++) {
      portal.get(Simulation.class).heal(SimulatedPlatform.uri(host));
    }
    olga.succeeded(made);
    assertThat(order(made, "container.step.await_agent")).isEqualTo(UP);
  }

  private void silence(Container container, int port) {
    var uri = SimulatedPlatform.uri(host(container));
    portal.get(Simulation.class).silence(uri, container.id(), port);
  }

  private Why why(String node) {
    UUID cluster = olga.cluster("voice").id();
    return olga.as(() -> portal.get(NodeRows.class).of(cluster, node))
        .finding()
        .map(Finding::why)
        .orElse(null);
  }

  private int host(Container container) {
    return Integer.parseInt(
        olga.as(
            () ->
                portal
                    .get(org.patchbay.container.control.Containers.class)
                    .row(container.name())
                    .hostName()
                    .substring(1)));
  }

  private UUID power(Cluster cluster, Power wanted, Set<String> confirmed) {
    return olga.as(() -> portal.get(ClusterPower.class).power(cluster.id(), wanted, confirmed));
  }

  private Set<String> losses(Cluster cluster) {
    return olga.as(
        () ->
            portal.get(Losses.class).ofStopping(cluster).stream()
                .map(Violation::confirmation)
                .collect(Collectors.toSet()));
  }

  /** The roles in the order in which their containers came to this step. */
  private List<String> order(UUID operation, String messageKey) {
    return olga.view(operation).steps().stream()
        .filter(step -> step.messageKey().equals(messageKey))
        .map(step -> role(step))
        .toList();
  }

  private static String role(Step step) {
    return step.object().split("-")[1];
  }

  private boolean lastEndsBeforeNextBegins(UUID operation) {
    Map<String, Integer> begun = new HashMap<>();
    Map<String, Integer> ended = new HashMap<>();
    List<Step> steps = olga.view(operation).steps();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).messageKey().equals("container.step.start")) {
        begun.put(role(steps.get(i)), i);
      } else if (steps.get(i).messageKey().equals("container.step.await_agent")) {
        ended.put(role(steps.get(i)), i);
      }
    }
    for (int wave = 1; wave < UP.size(); wave++) {
      if (begun.get(UP.get(wave)) < ended.get(UP.get(wave - 1))) {
        return false;
      }
    }
    return true;
  }
}
