package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Firewalls;
import org.patchbay.cluster.control.NodeMoving;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.firewall.FirewallRule;
import org.patchbay.cluster.entity.firewall.FirewallRules;
import org.patchbay.cluster.entity.move.MoveRequest;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.ContainerReconciler;
import org.patchbay.container.entity.Container;
import org.patchbay.fault.entity.Fault;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.edge.simulated.Call;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.OperationView;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** What passes a node's public interface: changed while it runs, kept, and taken along. */
class FirewallIT {
  private static final Duration WANTED = Duration.ofSeconds(5);
  private static final String SIP = "voice-sip-1";
  private static final String SSH = "OPEN TCP 22-22 192.0.2.0/24 for our support";
  private static final String TRUNK = "NARROW UDP 5060-5060 192.0.2.0/24";

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
  void aChangeIsInForceWithinSecondsAndRestartsNothing() {
    Container before = olga.container(SIP);
    Optional<String> guard = guard(before);
    UUID operation = change(SIP, false, TRUNK, SSH);
    olga.succeeded(operation);
    OperationView view = olga.view(operation);
    assertThat(Duration.between(view.operation().createdAt(), ended(view))).isLessThan(WANTED);
    assertThat(steps(view)).contains("container.step.guard").doesNotContain("container.step.start");
    Container after = olga.container(SIP);
    assertThat(after.readySince()).isEqualTo(before.readySince());
    assertThat(after.openPorts())
        .contains("UDP 5060-5060 192.0.2.0/24", "TCP 22-22 192.0.2.0/24", "TCP 5060-5060");
    assertThat(guard(after)).isNotEqualTo(guard);
    olga.succeeded(change(SIP, false));
    assertThat(guard(after)).as("as it was without rules").isEqualTo(guard);
  }

  @Test
  void aGuestThatIsDeafIsGuardedAllTheSame() {
    Container sip = olga.container(SIP);
    Optional<String> guard = guard(sip);
    simulation().hang(uri(sip), sip.id());
    change(SIP, true, SSH);
    Eventually.until("its guard is another", () -> !guard(sip).equals(guard));
  }

  @Test
  void aGuardThatSomebodyChangedIsPutBackAtTheNextLook() {
    Container sip = olga.container(SIP);
    Optional<String> guard = guard(sip);
    simulation().tamperGuard(uri(sip), sip.id());
    assertThat(guard(sip)).isNotEqualTo(guard);
    look(sip);
    Eventually.until("it is as it was", () -> guard(sip).equals(guard));
  }

  @Test
  void aChangeThatIsCancelledIsTakenBackUnlessThereAreOtherRulesByNow() {
    olga.succeeded(change(SIP, false, TRUNK));
    Container sip = olga.container(SIP);
    Optional<String> guard = guard(sip);
    simulation().cut(uri(sip));
    UUID first = change(SIP, true, SSH);
    UUID second = change(SIP, false, SSH);
    assertThatThrownBy(() -> cancel(first)).isInstanceOf(Fault.class);
    cancel(second);
    assertThat(node(SIP).firewall().listed()).as("as it was before the second").isTrue();
    UUID third = change(SIP, false, TRUNK, SSH);
    cancel(third);
    simulation().heal(uri(sip));
    olga.ended(third, OperationState.CANCELLED);
    assertThat(node(SIP).firewall().listed()).isTrue();
    olga.succeeded(change(SIP, false, TRUNK));
    assertThat(guard(sip)).isEqualTo(guard);
    assertThat(olga.container(SIP).readySince()).isEqualTo(sip.readySince());
  }

  private void cancel(UUID operation) {
    olga.as(
        () -> {
          portal.get(Cancelling.class).cancel(operation);
          return null;
        });
  }

  @Test
  void aHostThatRefusesIsAskedAgain() {
    Container sip = olga.container(SIP);
    simulation().refuseNext(uri(sip), Call.GUARD, "no ebtables");
    UUID operation = change(SIP, false, SSH);
    olga.succeeded(operation);
    assertThat(steps(olga.view(operation))).contains("container.step.guard");
  }

  @Test
  void otherRolesOpenOtherPortsAndLeaveTheRulesAlone() {
    olga.succeeded(change("voice-http-1", true, SSH, "NARROW TCP 5061-5061 192.0.2.0/24"));
    assertThat(olga.container("voice-http-1").openPorts()).noneMatch(p -> p.contains("5061"));
    UUID operation = assign("voice-http-1", "http", "sip");
    olga.succeeded(operation);
    assertThat(olga.container("voice-http-1").openPorts())
        .contains("TCP 5061-5061 192.0.2.0/24", "UDP 5060-5060", "TCP 22-22 192.0.2.0/24", "OUT");
    assertThat(steps(olga.view(operation)))
        .as("in force before its guest is told by a restart")
        .containsSubsequence("container.step.guard", "container.step.ask_stop");
  }

  @Test
  void rulesGoWithTheirNodeAndStayThereWhenItIsMadeAnew() {
    olga.succeeded(change(SIP, true, TRUNK, SSH));
    Container before = olga.container(SIP);
    UUID operation =
        olga.as(
            () ->
                portal
                    .get(NodeMoving.class)
                    .move(
                        cluster.id(),
                        node(SIP).id(),
                        new MoveRequest(null, null),
                        null,
                        Set.of("R7:sip")));
    olga.succeeded(operation);
    Container after = inNode(SIP);
    assertThat(after.id()).isNotEqualTo(before.id());
    assertThat(after.openPorts()).isEqualTo(before.openPorts());
    assertThat(olga.container(before.name()).openPorts()).as("what it left").isEmpty();
    assertThat(node(SIP).firewall().rules()).hasSize(2);
    olga.succeeded(change(SIP, false, SSH));
    assertThat(inNode(SIP).openPorts()).contains("UDP 5060-5060").doesNotContain("OUT");
  }

  @Test
  void aNodeThatGoesKeepsItsRules() {
    olga.succeeded(change(SIP, false, SSH));
    List<String> open = olga.container(SIP).openPorts();
    olga.as(() -> portal.get(Retirement.class).retire(cluster.id()));
    assertThatThrownBy(() -> change(SIP, false)).isInstanceOf(Fault.class);
    assertThat(olga.container(SIP).openPorts()).isEqualTo(open);
  }

  private void look(Container container) {
    olga.as(
        () ->
            portal.inTransaction(
                () ->
                    portal
                        .get(Nudges.class)
                        .nudge(ContainerReconciler.KIND, container.id(), container.tenantId())));
  }

  private UUID change(String node, boolean listed, String... rules) {
    FirewallRules wanted =
        new FirewallRules(Stream.of(rules).map(FirewallRule::read).toList(), listed);
    return olga.as(() -> portal.get(Firewalls.class).change(cluster.id(), node, wanted));
  }

  private UUID assign(String node, String... roles) {
    ClusterEdit edit =
        new ClusterEdit(null, null, null, Map.of(node, new TreeSet<>(Set.of(roles))));
    return olga.as(
        () -> {
          var shown = portal.get(ChangePlanner.class).preview(olga.cluster("voice"), edit);
          Set<String> confirmed =
              shown.warnings().stream().map(Violation::confirmation).collect(Collectors.toSet());
          return portal.get(ChangeApproval.class).approve(cluster.id(), edit, null, confirmed);
        });
  }

  private Node node(String name) {
    return olga.as(() -> portal.get(Clusters.class).nodes(cluster.id())).stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Container inNode(String name) {
    UUID container = node(name).containerId().orElseThrow();
    return olga.containers(cluster).stream()
        .filter(one -> one.id().equals(container))
        .findFirst()
        .orElseThrow();
  }

  private Simulation simulation() {
    return portal.get(Simulation.class);
  }

  private URI uri(Container container) {
    return portal.inTransaction(
        () -> portal.get(Hosts.class).get(container.hostId()).address().uri());
  }

  private Optional<String> guard(Container container) {
    return simulation().guard(uri(container), container.id());
  }

  private static Instant ended(OperationView view) {
    return view.operation().endedAt().orElseThrow();
  }

  private static List<String> steps(OperationView view) {
    return view.steps().stream().map(step -> step.messageKey()).toList();
  }
}
