package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.ContainerStatus;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.HostStatus;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.OperationView;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** A host's trouble while a cluster is made is that host's trouble alone, and not for good. */
class HostAwayIT {
  /** So long that a status depends on what a look said, and never on how slow this machine is. */
  private static final Duration NEVER_STALE = Duration.ofDays(1);

  /** How a host can be away. */
  private enum Away {
    CUT,
    FROZEN,
    ANSWERS_LOST;

    void befall(Simulation simulation, int host) {
      switch (this) {
        case CUT -> simulation.cut(SimulatedPlatform.uri(host));
        case FROZEN -> simulation.freeze(SimulatedPlatform.uri(host));
        case ANSWERS_LOST -> simulation.loseAnswers(SimulatedPlatform.uri(host));
      }
    }
  }

  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private UUID acme;

  @BeforeEach
  void start() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    platform = SimulatedPlatform.in(portal, 3, 40);
    acme = platform.tenant("acme");
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @ParameterizedTest
  @EnumSource
  void aHostThatIsAwayReadsSoWithItsLastTimeAndHoldsUpItsOwnContainersOnly(Away away) {
    // So slow that its container can't be done before the trouble begins.
    portal.get(Simulation.class).slow(SimulatedPlatform.uri(1), Duration.ofSeconds(1));
    UUID made = platform.as(acme, this::approve);
    away.befall(portal.get(Simulation.class), 1);
    Eventually.until(
        "the host reads unreachable, the others' machines are made and start in their waves",
        () -> status() == HostStatus.UNREACHABLE && elsewhere().allMatch(HostAwayIT::made));
    Instant lastSeen = host().seenAt();
    Instant since = host().faultSince().orElseThrow();
    assertThat(lastSeen).isBeforeOrEqualTo(since);
    assertThat(elsewhere()).hasSize(2);
    assertThat(here())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.status(Instant.now(), NEVER_STALE))
                    .isEqualTo(ContainerStatus.UNKNOWN));
    OperationView waiting = view(made);
    assertThat(waiting.operation().state())
        .as(waiting.toString())
        .isEqualTo(OperationState.RUNNING);

    portal.get(Simulation.class).heal(SimulatedPlatform.uri(1));
    Eventually.until(
        "it has ended", () -> view(made).operation().state().ended(), () -> view(made));
    assertThat(view(made).operation().state())
        .as(view(made).toString())
        .isEqualTo(OperationState.SUCCEEDED);
    Eventually.until("the host is back", () -> status() == HostStatus.READY);
    assertThat(host().seenAt()).isAfter(lastSeen);
    assertThat(rows()).hasSize(3).allMatch(HostAwayIT::ready);
  }

  private UUID approve() {
    var request = SimulatedPlatform.request("voice", "small");
    Preview preview = portal.get(Planner.class).preview(request);
    Set<String> confirmed =
        new HashSet<>(preview.warnings().stream().map(Violation::confirmation).toList());
    // It is to be away before its container is there, however fast the engine is.
    portal.get(Simulation.class).slow(SimulatedPlatform.uri(1), Duration.ofSeconds(3));
    return portal.get(Approval.class).approve(request, null, confirmed);
  }

  private Host host() {
    return platform.asPlatform(() -> portal.get(Hosts.class).named("h1"));
  }

  private HostStatus status() {
    return host().status(Instant.now(), NEVER_STALE);
  }

  private OperationView view(UUID operation) {
    return platform.as(acme, () -> portal.get(OperationList.class).view(operation));
  }

  private Stream<ContainerRow> here() {
    return rows().stream().filter(row -> row.hostName().equals("h1"));
  }

  private Stream<ContainerRow> elsewhere() {
    return rows().stream().filter(row -> !row.hostName().equals("h1"));
  }

  private List<ContainerRow> rows() {
    return platform.as(
        acme,
        () ->
            portal.get(Containers.class).ofCluster(portal.get(Clusters.class).named("voice").id()));
  }

  private static boolean made(ContainerRow row) {
    return row.container().wish().wasDefined();
  }

  private static boolean ready(ContainerRow row) {
    return row.container().readySince().isPresent();
  }
}
