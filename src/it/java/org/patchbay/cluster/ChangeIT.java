package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Capping;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ChangePreview;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.entity.March;
import org.patchbay.container.entity.Power;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** A cluster that runs is changed: nodes come, nodes go, masters change. */
class ChangeIT {
  @TempDir Path folder;
  private EngineContainer portal;
  private ClusterDesk olga;
  private Cluster cluster;

  @BeforeEach
  void aClusterThatRuns() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    SimulatedPlatform platform = SimulatedPlatform.in(portal, 3, 40);
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
    cluster = olga.made("voice", "standard");
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void aRoleIsScaledOutOnAnotherHostAndInAgain() {
    ClusterEdit out = adding("sip");
    ChangePreview preview = preview(out);
    assertThat(preview.arrivals())
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.name()).isEqualTo("voice-sip-2");
              assertThat(a.publicAddress()).isPresent();
              assertThat(a.placing().host())
                  .as("not where the other one is")
                  .isNotEqualTo(Optional.of(olga.container("voice-sip-1").hostId()));
            });
    assertThat(preview.unchanged()).isEqualTo(8);
    assertThat(preview.violations()).isEmpty();
    olga.succeeded(approve(out, preview));
    assertThat(nodes()).hasSize(9);
    assertThat(olga.container("voice-sip-2").readySince()).isPresent();

    ClusterEdit in = removing("voice-sip-1");
    assertThat(preview(in).violations()).as("another one stays").isEmpty();
    assertThat(preview(in).interruptions()).hasSize(1).allMatch(one -> one.none());
    UUID operation = approve(in, preview(in));
    olga.succeeded(operation);
    assertThat(nodes())
        .extracting(Node::name)
        .contains("voice-sip-2")
        .doesNotContain("voice-sip-1");
    assertThat(steps(operation))
        .containsSubsequence(
            "container.step.ask_stop", "container.step.forget_machine", "container.step.release");
    assertThat(count("select used from quota where name = 'containers'")).isEqualTo(8);
  }

  @Test
  void whoComesIsThereBeforeAnotherGoes() {
    ClusterEdit swap =
        new ClusterEdit(
            List.of(WantedNode.of(List.of("sip"), WantedSize.named("half"))),
            Set.of("voice-sip-1"),
            null);
    UUID operation = approve(swap, preview(swap));
    olga.succeeded(operation);
    List<String> lines =
        olga.view(operation).steps().stream().map(s -> s.object() + " " + s.messageKey()).toList();
    assertThat(lines)
        .containsSubsequence(
            "voice-sip-2 container.step.await_agent", "voice-sip-1 container.step.ask_stop");
  }

  @Test
  void theLastOfARoleDoesNotGo() {
    ChangePreview preview = preview(removing("voice-sip-1"));
    assertThat(preview.approvable()).isFalse();
    assertThat(preview.errors()).extracting(v -> v.rule().name()).containsExactly("R1");
    assertThat(preview.warnings()).extracting(Violation::confirmation).contains("R7:sip");
    refused(FaultCode.RULE_VIOLATED, removing("voice-sip-1"));
    assertThat(nodes()).noneMatch(Node::leaving);
  }

  @Test
  void aSecondControllerAndASecondPbxWithoutSharedStorageAreRefused() {
    assertThat(rules(adding("ic"))).contains("R2");
    assertThat(rules(adding("pbx"))).contains("S1");
    refused(FaultCode.RULE_VIOLATED, adding("ic"));
  }

  @Test
  void theMasterGoesOnlyAfterAnotherWasPromoted() {
    olga.succeeded(approve(adding("sql"), preview(adding("sql"))));
    assertThat(rules(removing("voice-sql-1"))).contains("R3");
    ClusterEdit handover =
        new ClusterEdit(null, Set.of("voice-sql-1"), Map.of("sql", "voice-sql-2"));
    ChangePreview preview = preview(handover);
    assertThat(preview.violations()).isEmpty();
    assertThat(preview.promotions())
        .singleElement()
        .satisfies(p -> assertThat(p.from()).isEqualTo("voice-sql-1"));
    olga.succeeded(approve(handover, preview));
    assertThat(node("voice-sql-2").masterOf()).containsExactly("sql");
    assertThat(nodes()).extracting(Node::name).doesNotContain("voice-sql-1");
  }

  @Test
  void aCancelledChangePutsTheOldWishBack() {
    olga.succeeded(approve(adding("sql"), preview(adding("sql"))));
    portal.get(Simulation.class).cut(SimulatedPlatform.uri(1));
    portal.get(Simulation.class).cut(SimulatedPlatform.uri(2));
    portal.get(Simulation.class).cut(SimulatedPlatform.uri(3));
    ClusterEdit edit =
        new ClusterEdit(List.of(), Set.of("voice-sql-1"), Map.of("sql", "voice-sql-2"));
    UUID operation = approve(edit, preview(edit));
    olga.as(
        () -> {
          portal.get(Cancelling.class).cancel(operation);
          return null;
        });
    for (int host = 1; host <= 3; host++) {
      portal.get(Simulation.class).heal(SimulatedPlatform.uri(host));
    }
    olga.ended(operation, OperationState.CANCELLED);
    assertThat(node("voice-sql-1").masterOf()).containsExactly("sql");
    assertThat(node("voice-sql-2").masterOf()).isEmpty();
    Eventually.until(
        "all run as before",
        () ->
            olga.containers(cluster).stream()
                .allMatch(
                    c ->
                        c.power() == Power.ON
                            && c.march() == March.NONE
                            && c.seenState() == MachineState.RUNNING));
    assertThat(nodes()).hasSize(9).noneMatch(Node::leaving);
  }

  @Test
  void whatComesInACancelledChangeGoesAgain() {
    ChangePreview preview = preview(adding("sip", "wk"));
    // Two workers need shared storage, so only the SIP node is asked for.
    assertThat(preview.approvable()).isFalse();
    UUID operation = approve(adding("sip"), preview(adding("sip")));
    olga.as(
        () -> {
          portal.get(Cancelling.class).cancel(operation);
          return null;
        });
    olga.ended(operation, OperationState.CANCELLED);
    Eventually.until("it is gone", () -> nodes().size() == 8);
    assertThat(count("select used from quota where name = 'containers'")).isEqualTo(8);
  }

  @Test
  void whatChangedSinceThePreviewIsShownAgain() {
    ChangePreview shown = preview(adding("sip"));
    olga.succeeded(approve(adding("sip"), preview(adding("sip"))));
    assertThatThrownBy(() -> approve(adding("sip"), shown))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.PLAN_OUTDATED));
    assertThat(nodes()).hasSize(9);
  }

  @Test
  void everythingThatIsWrongWithAChangeIsSaidAtOnce() {
    ClusterEdit wrong =
        new ClusterEdit(
            List.of(
                WantedNode.of(List.of("sip", "fax"), WantedSize.named("huge")),
                WantedNode.of(List.of(), WantedSize.named(null))),
            Set.of("voice-x"),
            Map.of("sql", "voice-sip-1"));
    assertThatThrownBy(() -> preview(wrong))
        .isInstanceOfSatisfying(
            Fault.class,
            f ->
                assertThat(f.problems())
                    .extracting(p -> p.messageKey())
                    .containsExactlyInAnyOrder(
                        "cluster.role.unknown",
                        "cluster.size.unknown",
                        "cluster.change.roleless",
                        "cluster.change.node.unknown",
                        "cluster.change.promote.unknown"));
    assertThatThrownBy(() -> preview(new ClusterEdit(null, null, null)))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.INVALID_INPUT));
  }

  @Test
  void anExhaustedQuotaIsSaidInThePreviewAndNothingIsDone() {
    count("update quota set limit_value = 8 where name = 'containers' returning 1");
    assertThat(preview(adding("sip")).obstacles())
        .singleElement()
        .satisfies(o -> assertThat(o.code()).isEqualTo(FaultCode.QUOTA_EXCEEDED));
    refused(FaultCode.QUOTA_EXCEEDED, adding("sip"));
    assertThat(nodes()).hasSize(8);
  }

  @Test
  void whatPassesALimitOfTheClusterIsSaidInThePreviewAndNothingIsDone() {
    limit(Map.of("containers", 8L));
    assertThat(preview(adding("sip")).obstacles())
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.code()).isEqualTo(FaultCode.CLUSTER_CAP);
              assertThat(o.parameters()).containsExactly("voice", "containers", 1L, 8L, 8L);
            });
    refused(FaultCode.CLUSTER_CAP, adding("sip"));
    assertThat(nodes()).hasSize(8);
    limit(Map.of("containers", 9L, "vcpus", 1L));
    refused(FaultCode.CLUSTER_CAP, adding("sip"));
    limit(Map.of("containers", 9L));
    olga.succeeded(approve(adding("sip"), preview(adding("sip"))));
    limit(Map.of("containers", 0L, "diskGiB", 0L));
    assertThat(preview(removing("voice-sip-1")).approvable()).as("less is always fine").isTrue();
    assertThat(count("select count(*) from audit_record where action = 'cluster.caps'"))
        .isEqualTo(4);
  }

  /** Ten at once where there is room for two: the lock of plans lets one after the other count. */
  @Test
  void manyAtOnceAreAsManyAsTheClustersLimitHasRoomFor() throws Exception {
    limit(Map.of("containers", 10L));
    var crowd = Executors.newFixedThreadPool(10);
    Callable<Boolean> one =
        () -> {
          try {
            olga.as(
                () ->
                    portal
                        .get(ChangeApproval.class)
                        .approve(cluster.id(), adding("sip"), null, Set.of()));
            return true;
          } catch (Fault fault) {
            assertThat(fault.code()).isEqualTo(FaultCode.CLUSTER_CAP);
            return false;
          }
        };
    int made = 0;
    for (var outcome : crowd.invokeAll(Collections.nCopies(10, one))) {
      made += outcome.get() ? 1 : 0;
    }
    crowd.shutdown();
    assertThat(made).isEqualTo(2);
    assertThat(nodes()).hasSize(10);
  }

  private void limit(Map<String, Long> limits) {
    olga.as(() -> portal.get(Capping.class).set(olga.cluster("voice").id(), limits));
  }

  private static ClusterEdit adding(String... roles) {
    return new ClusterEdit(
        List.of(roles).stream()
            .map(role -> WantedNode.of(List.of(role), WantedSize.named(null)))
            .toList(),
        null,
        null);
  }

  private static ClusterEdit removing(String... nodes) {
    return new ClusterEdit(null, Set.of(nodes), null);
  }

  private ChangePreview preview(ClusterEdit edit) {
    return olga.as(() -> portal.get(ChangePlanner.class).preview(olga.cluster("voice"), edit));
  }

  private UUID approve(ClusterEdit edit, ChangePreview shown) {
    Set<String> confirmed =
        shown.warnings().stream().map(Violation::confirmation).collect(Collectors.toSet());
    return olga.as(
        () -> portal.get(ChangeApproval.class).approve(cluster.id(), edit, shown.id(), confirmed));
  }

  private void refused(FaultCode code, ClusterEdit edit) {
    Set<String> all = new HashSet<>();
    preview(edit).violations().forEach(v -> all.add(v.confirmation()));
    assertThatThrownBy(
            () ->
                olga.as(
                    () -> portal.get(ChangeApproval.class).approve(cluster.id(), edit, null, all)))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.code()).isEqualTo(code));
  }

  private Set<String> rules(ClusterEdit edit) {
    return preview(edit).errors().stream().map(v -> v.rule().name()).collect(Collectors.toSet());
  }

  private List<Node> nodes() {
    return olga.as(() -> portal.get(Clusters.class).nodes(cluster.id()));
  }

  private Node node(String name) {
    return nodes().stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
  }

  private List<String> steps(UUID operation) {
    return olga.view(operation).steps().stream().map(step -> step.messageKey()).toList();
  }

  private long count(String sql) {
    return portal.inTransaction(
        () -> ((Number) portal.em().createNativeQuery(sql).getSingleResult()).longValue());
  }
}
