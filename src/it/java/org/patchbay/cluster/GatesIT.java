package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Gates;
import org.patchbay.cluster.control.Gates.Decision;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.wave.Marcher;
import org.patchbay.container.control.Consoles;
import org.patchbay.container.entity.Console;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.March;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** A node that does not get well in its time holds up the others, until somebody decides. */
class GatesIT {
  @TempDir Path folder;
  private EngineContainer portal;
  private ClusterDesk olga;
  private Cluster cluster;
  private UUID made;

  @BeforeEach
  void aClusterWhoseFirstNodeNeverBoots() throws IOException {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    settings.put("patchbay.config-dir", impatientConfiguration().toString());
    portal = EngineContainer.start(settings, List.of());
    SimulatedPlatform platform =
        SimulatedPlatform.in(
            portal, 1, 40, host -> URI.create("simulated://test/slow?memoryMiB=1048576&boot=PT1H"));
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
    made = olga.approve("voice", "standard");
    cluster = olga.cluster("voice");
    Eventually.until(
        "the first node is started and late",
        () -> journal().containsAll(List.of("container.step.start", "cluster.step.overdue")));
  }

  /** Recipes that allow themselves one second. */
  private Path impatientConfiguration() throws IOException {
    Path copy = folder.resolve("config");
    try (Stream<Path> files = Files.walk(Path.of("config"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(Path.of("config").relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.writeString(
            to, Files.readString(file).replaceAll("timeLimit: PT\\d+M", "timeLimit: PT1S"));
      }
    }
    return copy;
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void theWaveBehindItIsHeldAndThePageNamesIt() {
    List<Marcher> marching = olga.as(() -> portal.get(Gates.class).marching(cluster));
    assertThat(marching).hasSize(8);
    assertThat(marching.get(0).name()).isEqualTo("voice-ic-1");
    assertThat(marching.get(0).overdue(Instant.now())).isTrue();
    assertThat(marching.subList(1, 8)).allMatch(one -> one.releasedAt().isEmpty());
    assertThat(olga.container("voice-sql-1").seenState()).isNotEqualTo(MachineState.RUNNING);
  }

  @Test
  void theConsoleOfTheOneThatIsLateIsReadAndOfNoOther() {
    UUID late = olga.container("voice-ic-1").id();
    Eventually.until("its console was read", () -> console(late).isPresent());
    assertThat(console(late).orElseThrow().text())
        .isEqualTo("[    0.000000] simulated guest\nwaiting for its disk");
    assertThat(console(olga.container("voice-sql-1").id())).isEmpty();
  }

  private Optional<Console> console(UUID container) {
    return olga.as(() -> portal.get(Consoles.class).of(container));
  }

  @Test
  void skippingNeedsAReasonWhichStaysAndLetsTheNextWaveBegin() {
    assertThatThrownBy(() -> decide("voice-ic-1", Decision.SKIP, " "))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.INVALID_INPUT));
    assertThat(olga.container("voice-ic-1").march()).isEqualTo(March.RELEASED);

    decide("voice-ic-1", Decision.SKIP, "the vendor looks at it");
    Eventually.until(
        "the next wave has begun",
        () -> olga.container("voice-sql-1").seenState() == MachineState.RUNNING);
    assertThat(node("voice-ic-1").skipped()).contains("the vendor looks at it");
    assertThat(olga.container("voice-dd-1").march()).isEqualTo(March.HELD);
    assertThat(audited()).isEqualTo("olga node.skip voice-ic-1");
    assertThatThrownBy(() -> decide("voice-ic-1", Decision.RETRY, null))
        .as("nobody waits for it any more")
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.CHANGED_MEANWHILE));
  }

  @Test
  void aNodeWhoseWaveHasNotBegunIsNotDecidedAbout() {
    assertThatThrownBy(() -> decide("voice-sql-1", Decision.SKIP, "because"))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.CHANGED_MEANWHILE));
  }

  @Test
  void retryingRestartsItAndGivesItItsTimeOnceMore() {
    Instant before = olga.container("voice-ic-1").releasedAt().orElseThrow();
    decide("voice-ic-1", Decision.RETRY, null);
    Eventually.until("restarted", () -> journal().contains("container.step.reboot"));
    assertThat(olga.container("voice-ic-1").releasedAt().orElseThrow()).isAfter(before);
  }

  @Test
  void replacingMakesItsContainerAnewWithTheSameIdentity() {
    Container before = olga.container("voice-ic-1");
    decide("voice-ic-1", Decision.REPLACE, null);
    Eventually.until(
        "made anew",
        () -> journal().stream().filter("container.step.start"::equals).count() == 2,
        () -> journal());
    assertThat(journal())
        .containsSubsequence(
            "container.step.start",
            "container.step.forget_machine",
            "container.step.forget_volumes",
            "container.step.begin_anew",
            "container.step.make_disk",
            "container.step.write_seed",
            "container.step.define",
            "container.step.start");
    Container after = olga.container("voice-ic-1");
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.userData()).isEqualTo(before.userData());
    Eventually.until(
        "it runs again", () -> olga.container("voice-ic-1").seenState() == MachineState.RUNNING);
  }

  private String audited() {
    return portal.inTransaction(
        () ->
            (String)
                portal
                    .em()
                    .createNativeQuery(
                        "select concat_ws(' ', actor, action, object_name) from audit_record"
                            + " where action like 'node.%'")
                    .getSingleResult());
  }

  private void decide(String node, Decision decision, String reason) {
    UUID id = node(node).id();
    olga.as(
        () -> {
          portal.get(Gates.class).decide(cluster.id(), id, decision, reason);
          return null;
        });
  }

  private Node node(String name) {
    return olga.as(
        () ->
            portal.get(Clusters.class).nodes(cluster.id()).stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow());
  }

  /** What was told of the cluster and of its first node. */
  private List<String> journal() {
    return olga.view(made).steps().stream()
        .filter(step -> step.object().equals("voice") || step.object().equals("voice-ic-1"))
        .map(step -> step.messageKey())
        .toList();
  }
}
