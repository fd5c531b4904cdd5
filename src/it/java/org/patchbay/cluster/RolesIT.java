package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;
import org.patchbay.fault.entity.Fault;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** Roles of a node that is there: assigned, removed, and told to its guest by a restart. */
class RolesIT {
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
  void aNodeThatGetsARoleIsRestartedAndServesIt() {
    ClusterEdit edit = roles("voice-http-1", "http", "sip");
    ChangePreview preview = preview(edit);
    assertThat(preview.reassignments())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.gained()).containsExactly("sip");
              assertThat(one.lost()).isEmpty();
              assertThat(one.restarts()).isTrue();
            });
    assertThat(preview.errors()).isEmpty();
    assertThat(preview.interruptions())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.role()).isEqualTo("http");
              assertThat(one.seconds()).as("as long as it took to start").isPositive();
            });
    assertThat(words(preview)).as("while it restarts").containsExactly("R7:http");
    UUID operation = approve(edit, preview);
    olga.succeeded(operation);
    assertThat(node("voice-http-1").roles()).containsExactly("http", "sip");
    Container now = olga.container("voice-http-1");
    assertThat(now.roles()).containsExactly("http", "sip");
    assertThat(now.openPorts()).anyMatch(port -> port.contains("5060"));
    assertThat(now.readySince()).isPresent();
    assertThat(steps(operation))
        .containsSubsequence(
            "container.step.guard",
            "container.step.ask_stop",
            "container.step.forget_seed",
            "container.step.write_seed",
            "container.step.start",
            "container.step.await_agent");
    assertThat(now.wish().reseedDue()).isFalse();
  }

  @Test
  void whatANodeLosesAnotherMustHave() {
    assertThat(preview(roles("voice-http-1", "wk")).errors())
        .extracting(violation -> violation.rule().name())
        .contains("R1");
    olga.succeeded(approve(roles("voice-http-1", "http", "sip")));
    ChangePreview less = preview(roles("voice-http-1", "http"));
    assertThat(less.errors()).isEmpty();
    assertThat(words(less)).as("the other SIP node stays").containsExactly("R7:http");
    olga.succeeded(approve(roles("voice-http-1", "http")));
    assertThat(olga.container("voice-http-1").openPorts()).noneMatch(port -> port.contains("5060"));
  }

  @Test
  void whatARuleForbidsIsNotAssignedEither() {
    assertThat(words(preview(roles("voice-sip-1", "sip", "ic")))).anyMatch(w -> w.startsWith("R2"));
    assertThat(preview(roles("voice-sql-1", "sql", "sip")).approvable())
        .as("SIP needs a public address, which that node lacks")
        .isFalse();
  }

  @Test
  void aMasterKeepsItsRoleUntilAnotherIsTheMaster() {
    olga.succeeded(approve(roles("voice-dd-1", "dd", "sql")));
    assertThat(node("voice-dd-1").masterOf()).as("there is one").isEmpty();
    assertThat(problems(roles("voice-sql-1", "dd"))).containsExactly("cluster.change.roles.master");
    olga.succeeded(approve(new ClusterEdit(null, null, Map.of("sql", "voice-dd-1"))));
    olga.succeeded(approve(roles("voice-sql-1", "dd")));
    assertThat(node("voice-sql-1").roles()).containsExactly("dd");
    assertThat(node("voice-sql-1").masterOf()).isEmpty();
  }

  @Test
  void aNodeThatIsOffStaysOffAndIsToldAtItsNextStart() {
    olga.succeeded(
        olga.as(
            () ->
                portal
                    .get(ContainerLife.class)
                    .power(
                        olga.container("voice-http-1").id(), Power.OFF, false, Set.of("R7:http"))));
    ChangePreview preview = preview(roles("voice-http-1", "http", "sip"));
    assertThat(preview.reassignments()).allMatch(one -> !one.restarts());
    assertThat(words(preview)).isEmpty();
    olga.succeeded(approve(roles("voice-http-1", "http", "sip")));
    assertThat(olga.container("voice-http-1").power()).isEqualTo(Power.OFF);
    assertThat(olga.container("voice-http-1").wish().reseedDue()).isFalse();
  }

  @Test
  void oneNodeAtATimeAndNothingBesides() {
    ClusterEdit two =
        new ClusterEdit(
            null,
            null,
            null,
            Map.of("voice-http-1", Set.of("http", "sip"), "voice-wk-1", Set.of("wk", "que")));
    assertThat(problems(two)).containsExactly("cluster.change.roles.alone");
    ClusterEdit both =
        new ClusterEdit(
            List.of(WantedNode.of(List.of("sip"), WantedSize.PROPOSED)),
            null,
            null,
            Map.of("voice-http-1", Set.of("http", "sip")));
    assertThat(problems(both)).containsExactly("cluster.change.roles.alone");
    assertThat(problems(roles("voice-http-1", "fax"))).containsExactly("cluster.role.unknown");
    assertThat(problems(roles("voice-x", "sip"))).contains("cluster.change.node.unknown");
    assertThat(problems(roles("voice-http-1"))).containsExactly("cluster.change.roleless");
    assertThat(problems(roles("voice-http-1", "http")))
        .as("as it is")
        .containsExactly("cluster.change.empty");
  }

  @Test
  void aCancelledChangeGivesTheOldRolesBack() {
    for (int host = 1; host <= 3; host++) {
      portal.get(Simulation.class).cut(SimulatedPlatform.uri(host));
    }
    UUID operation = approve(roles("voice-http-1", "http", "sip"));
    olga.as(
        () -> {
          portal.get(Cancelling.class).cancel(operation);
          return null;
        });
    for (int host = 1; host <= 3; host++) {
      portal.get(Simulation.class).heal(SimulatedPlatform.uri(host));
    }
    olga.ended(operation, OperationState.CANCELLED);
    assertThat(node("voice-http-1").roles()).containsExactly("http");
    Eventually.until(
        "its guest knows only what it was",
        () -> {
          Container now = olga.container("voice-http-1");
          return now.readySince().isPresent() && !now.wish().reseedDue();
        });
    assertThat(olga.container("voice-http-1").openPorts()).noneMatch(port -> port.contains("5060"));
  }

  private static ClusterEdit roles(String node, String... roles) {
    return new ClusterEdit(null, null, null, Map.of(node, new TreeSet<>(Set.of(roles))));
  }

  private ChangePreview preview(ClusterEdit edit) {
    return olga.as(() -> portal.get(ChangePlanner.class).preview(olga.cluster("voice"), edit));
  }

  private List<String> problems(ClusterEdit edit) {
    return catchThrowableOfType(Fault.class, () -> preview(edit)).problems().stream()
        .map(problem -> problem.messageKey())
        .toList();
  }

  private static List<String> words(ChangePreview preview) {
    return preview.violations().stream().map(Violation::confirmation).toList();
  }

  private UUID approve(ClusterEdit edit) {
    return approve(edit, preview(edit));
  }

  private UUID approve(ClusterEdit edit, ChangePreview shown) {
    Set<String> confirmed =
        shown.warnings().stream().map(Violation::confirmation).collect(Collectors.toSet());
    return olga.as(
        () -> portal.get(ChangeApproval.class).approve(cluster.id(), edit, shown.id(), confirmed));
  }

  private List<String> steps(UUID operation) {
    return olga.view(operation).steps().stream().map(step -> step.messageKey()).toList();
  }

  private Node node(String name) {
    return olga.as(() -> portal.get(Clusters.class).nodes(cluster.id())).stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
