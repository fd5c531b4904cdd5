package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ChangePreview;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.change.Resizing;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.Step;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** Several containers of a cluster get other sizes in one change, shown as a difference first. */
class SizesInChangeIT {
  private static final int HOSTS = 3;

  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private ClusterDesk olga;
  private UUID acme;
  private Cluster cluster;

  @BeforeEach
  void aClusterThatRuns() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    platform = SimulatedPlatform.in(portal, HOSTS, 40);
    acme = platform.tenant("acme");
    olga = new ClusterDesk(portal, platform, acme);
    cluster = olga.made("voice", "standard");
    olga.succeeded(
        approve(
            new ClusterEdit(
                List.of(WantedNode.of(List.of("sip"), WantedSize.named("half"))), null, null)));
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void whatCanBeHadLiveIsAndTheOthersRestartOneAfterTheOther() {
    ClusterEdit edit =
        sizes(
            Map.of(
                "voice-dd-1", more(size("voice-dd-1"), 1),
                "voice-sip-1", more(size("voice-sip-1"), 20),
                "voice-sip-2", more(size("voice-sip-2"), 20)));
    ChangePreview preview = preview(edit);
    assertThat(preview.resizings())
        .extracting(Resizing::node, Resizing::restarts)
        .containsExactly(
            tuple("voice-dd-1", false), tuple("voice-sip-1", true), tuple("voice-sip-2", true));
    assertThat(preview.interruptions())
        .as("each stands in for the other")
        .hasSize(2)
        .allMatch(one -> one.none());
    assertThat(preview.warnings()).isEmpty();
    long before = vcpusUsed();
    UUID operation = approve(edit);
    olga.succeeded(operation);

    assertThat(vcpusUsed()).isEqualTo(before + 41);
    for (Resizing one : preview.resizings()) {
      Container now = olga.container(one.node());
      assertThat(now.size()).isEqualTo(one.after());
      assertThat(now.seenSize().orElseThrow().vcpus()).isEqualTo(one.after().vcpus());
      assertThat(now.readySince()).isPresent();
    }
    assertThat(restarts(operation)).containsExactly("voice-sip-2", "voice-sip-1");
    assertThat(
            steps(operation).stream()
                .filter(step -> step.messageKey().equals("container.step.start"))
                .count())
        .isEqualTo(2);
    secondBeganWhenTheFirstWasBack(operation);
  }

  private void secondBeganWhenTheFirstWasBack(UUID operation) {
    List<String> story =
        steps(operation).stream()
            .filter(
                step ->
                    step.messageKey().equals("cluster.step.refit")
                        || step.messageKey().equals("container.step.await_agent"))
            .map(Step::messageKey)
            .toList();
    assertThat(story)
        .containsSubsequence(
            "cluster.step.refit",
            "container.step.await_agent",
            "cluster.step.refit",
            "container.step.await_agent");
  }

  @Test
  void theLastNodeOfARoleIsRestartedOnlyWhenThatWasConfirmed() {
    ClusterEdit edit = sizes(Map.of("voice-http-1", more(size("voice-http-1"), 20)));
    ChangePreview preview = preview(edit);
    assertThat(preview.warnings()).extracting(Violation::confirmation).containsExactly("R7:http");
    assertThat(preview.interruptions())
        .singleElement()
        .satisfies(one -> assertThat(one.seconds()).isPositive());
    Fault fault =
        catchThrowableOfType(
            Fault.class,
            () ->
                olga.as(
                    () ->
                        portal
                            .get(ChangeApproval.class)
                            .approve(cluster.id(), edit, null, Set.of())));
    assertThat(fault.code()).isEqualTo(FaultCode.CONFIRMATION_MISSING);
    assertThat(olga.container("voice-http-1").size()).isEqualTo(size("voice-http-1"));
  }

  @Test
  void aNamedSizeKeepsCeilingsAndDisksThatAreLarger() {
    ContainerSize now = size("voice-http-1");
    ClusterEdit half =
        new ClusterEdit(null, null, null, null, Map.of("voice-http-1", WantedSize.named("half")));
    Resizing one = preview(half).resizings().get(0);
    assertThat(one.after().memoryMiB()).isLessThan(now.memoryMiB());
    assertThat(one.after().diskGiB()).isEqualTo(now.diskGiB());
    assertThat(one.after().maxMemoryMiB()).isEqualTo(now.maxMemoryMiB());
    assertThat(one.after().maxVcpus()).isEqualTo(now.maxVcpus());
  }

  @Test
  void whatIsWrongWithASizeIsToldBesideIt() {
    ContainerSize now = size("voice-http-1");
    Size smallerDisk = new Size(now.vcpus(), now.memoryMiB(), now.diskGiB() - 1);
    assertThat(problems(sizes(Map.of("voice-http-1", smallerDisk))))
        .containsExactly("sizes.voice-http-1 container.size.shrinks");
    assertThat(problems(sizes(Map.of("voice-x", smallerDisk))))
        .containsExactly("sizes.voice-x cluster.change.node.unknown");
    assertThat(
            problems(
                new ClusterEdit(
                    null, null, null, null, Map.of("voice-http-1", WantedSize.named("huge")))))
        .containsExactly("sizes.voice-http-1 cluster.size.unknown");
    assertThat(problems(sizes(Map.of("voice-http-1", more(now, 0)))))
        .as("as it is")
        .containsExactly("add cluster.change.empty");
  }

  @Test
  void aHostWithoutRoomForAllOfThemIsAnObstacle() {
    ContainerSize http = size("voice-http-1");
    Size large = new Size(http.vcpus(), 1L << 22, http.diskGiB());
    assertThat(preview(sizes(Map.of("voice-http-1", large))).obstacles())
        .extracting(one -> one.code())
        .contains(FaultCode.HOST_FULL, FaultCode.QUOTA_EXCEEDED);
  }

  @Test
  void aCancelledChangeGivesTheOldSizesBackAndRestartsNothingMore() {
    ContainerSize one = size("voice-sip-1");
    ContainerSize two = size("voice-sip-2");
    long before = vcpusUsed();
    cut(true);
    UUID operation =
        approve(sizes(Map.of("voice-sip-1", more(one, 20), "voice-sip-2", more(two, 20))));
    olga.as(
        () -> {
          portal.get(Cancelling.class).cancel(operation);
          return null;
        });
    cut(false);
    olga.ended(operation, OperationState.CANCELLED);
    assertThat(size("voice-sip-1")).isEqualTo(one);
    assertThat(size("voice-sip-2")).isEqualTo(two);
    assertThat(vcpusUsed()).isEqualTo(before);
    Eventually.until(
        "both run as they did",
        () ->
            List.of("voice-sip-1", "voice-sip-2").stream()
                .map(olga::container)
                .allMatch(
                    now ->
                        now.readySince().isPresent()
                            && !now.refitDue()
                            && now.misfit().items().isEmpty()));
  }

  private void cut(boolean off) {
    for (int host = 1; host <= HOSTS; host++) {
      if (off) {
        portal.get(Simulation.class).cut(SimulatedPlatform.uri(host));
      } else {
        portal.get(Simulation.class).heal(SimulatedPlatform.uri(host));
      }
    }
  }

  private ContainerSize size(String container) {
    return olga.container(container).size();
  }

  private static Size more(ContainerSize now, int vcpus) {
    return new Size(now.vcpus() + vcpus, now.memoryMiB(), now.diskGiB());
  }

  private static ClusterEdit sizes(Map<String, Size> wanted) {
    return new ClusterEdit(
        null,
        null,
        null,
        null,
        wanted.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> WantedSize.of(e.getValue()))));
  }

  private ChangePreview preview(ClusterEdit edit) {
    return olga.as(() -> portal.get(ChangePlanner.class).preview(olga.cluster("voice"), edit));
  }

  private List<String> problems(ClusterEdit edit) {
    return catchThrowableOfType(Fault.class, () -> preview(edit)).problems().stream()
        .map(problem -> problem.field() + " " + problem.messageKey())
        .toList();
  }

  private UUID approve(ClusterEdit edit) {
    ChangePreview shown = preview(edit);
    Set<String> confirmed =
        shown.warnings().stream().map(Violation::confirmation).collect(Collectors.toSet());
    return olga.as(
        () -> portal.get(ChangeApproval.class).approve(cluster.id(), edit, shown.id(), confirmed));
  }

  private List<Step> steps(UUID operation) {
    return olga.view(operation).steps();
  }

  private List<String> restarts(UUID operation) {
    return steps(operation).stream()
        .filter(step -> step.messageKey().equals("cluster.step.refit"))
        .map(step -> String.valueOf(step.parameters().get(0)))
        .toList();
  }

  private long vcpusUsed() {
    return olga.as(
        () ->
            portal.get(Quotas.class).of(acme).stream()
                .filter(quota -> quota.name().equals("vcpus"))
                .findFirst()
                .orElseThrow()
                .used());
  }
}
