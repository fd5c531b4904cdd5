package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Capping;
import org.patchbay.cluster.control.ClusterPower;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Losses;
import org.patchbay.cluster.control.MovePlanner;
import org.patchbay.cluster.control.NodeMoving;
import org.patchbay.cluster.control.Standing;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.Obstacle;
import org.patchbay.cluster.entity.move.MovePreview;
import org.patchbay.cluster.entity.move.MoveRequest;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.ContainerMoving;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.edge.simulated.Call;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.entity.Nic;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** A node moves to another container, with its identity and its data, and never runs twice. */
class NodeMoveIT {
  private static final MoveRequest ANYWHERE = new MoveRequest(null, null);
  @TempDir Path folder;
  private EngineContainer portal;
  private ClusterDesk olga;
  private Cluster cluster;
  private Container before;
  private List<String> identity;

  @BeforeEach
  void aClusterThatRuns() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    SimulatedPlatform platform = SimulatedPlatform.in(portal, 3, 40);
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
    cluster = olga.made("voice", "standard");
    before = inNode();
    identity = identity(before);
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void itMovesToANewContainerOnAnotherHostWithEverythingThatMakesItThatNode() {
    MovePreview preview = preview(ANYWHERE);
    assertThat(preview.warnings()).extracting(Violation::confirmation).contains("R7:sip");
    assertThat(preview.addresses()).hasSize(2);
    assertThat(preview.copied()).isTrue();
    assertThat(preview.placing().orElseThrow().why()).isNotEmpty();
    assertThat(preview.interruption()).isPositive();
    refused(FaultCode.CONFIRMATION_MISSING, () -> move(ANYWHERE, Set.of()));
    long quota = reserved("diskGiB");

    UUID operation = move(ANYWHERE);
    olga.succeeded(operation);
    Container after = inNode();
    assertThat(after.id()).isNotEqualTo(before.id());
    assertThat(after.hostId()).isNotEqualTo(before.hostId());
    assertThat(after.name()).isEqualTo(preview.target());
    assertThat(after.hostName()).isEqualTo(before.hostName());
    assertThat(after.userData()).isEqualTo(before.userData());
    assertThat(after.openPorts()).isEqualTo(before.openPorts());
    assertThat(after.roles()).isEqualTo(before.roles());
    assertThat(after.data()).isEqualTo(before.data());
    assertThat(after.size()).isEqualTo(before.size());
    assertThat(identity(after)).isEqualTo(identity);
    assertThat(after.readySince()).isPresent();
    assertOneMachine(after);
    assertThat(volumes("pb-node-" + before.data().orElseThrow())).containsExactly(host(after));

    Container free = olga.container(before.name());
    assertThat(free.spare() && free.vacant()).isTrue();
    assertThat(free.clusterId()).isEmpty();
    assertThat(free.hostId()).isEqualTo(before.hostId());
    assertThat(volumes("pb-" + before.id() + ".qcow2")).containsExactly(host(before));
    assertThat(volumes("pb-" + before.id() + "-seed")).isEmpty();
    assertThat(reserved("diskGiB")).isEqualTo(quota + before.size().diskGiB() - before.dataGiB());
    assertThat(steps(operation))
        .containsSubsequence(
            "cluster.move.step.vacate_source",
            "container.step.ask_stop",
            "container.step.forget_machine",
            "container.step.vacate",
            "cluster.move.step.bind",
            "cluster.move.step.copy_data",
            "cluster.move.step.data_arrived",
            "container.step.define",
            "container.step.start",
            "container.step.await_agent",
            "cluster.move.step.forget_source_data",
            "cluster.move.step.finish");
    refused(FaultCode.CONTAINER_FREE, () -> power(free, Power.ON));
  }

  @Test
  void itGoesBackToTheContainerItLeftWhichIsFree() {
    olga.succeeded(move(ANYWHERE));
    Container there = inNode();
    MoveRequest back = new MoveRequest(before.name(), null);
    assertThat(preview(back).quotas()).isEmpty();
    olga.as(
        () ->
            portal
                .get(Capping.class)
                .set(there.clusterId().orElseThrow(), Map.of("vcpus", 0L, "diskGiB", 0L)));
    grow(before, 1);
    assertThat(preview(back).obstacles())
        .as("a larger one is more of the cluster's")
        .extracting(Obstacle::code)
        .containsExactly(FaultCode.CLUSTER_CAP);
    grow(before, -1);
    olga.succeeded(move(back));
    assertThat(inNode().id()).isEqualTo(before.id());
    assertThat(identity(inNode())).isEqualTo(identity);
    assertThat(inNode().instance())
        .as("its guest reads its seed anew")
        .isNotEqualTo(before.instance());
    assertThat(olga.container(there.name()).spare()).isTrue();
    assertOneMachine(inNode());
  }

  private void grow(Container free, int vcpus) {
    count(
        "update container set vcpus = vcpus + "
            + vcpus
            + ", max_vcpus = max_vcpus + "
            + vcpus
            + " where id = '"
            + free.id()
            + "' returning 1");
  }

  @Test
  void onTheSameHostItsDataDiskIsAttachedAndNotCopied() {
    MoveRequest here = new MoveRequest(null, host(before));
    assertThat(preview(here).copied()).isFalse();
    UUID operation = move(here);
    olga.succeeded(operation);
    assertThat(inNode().hostId()).isEqualTo(before.hostId());
    assertThat(steps(operation))
        .doesNotContain("cluster.move.step.copy_data", "cluster.move.step.forget_source_data");
    assertThat(volumes("pb-node-" + before.data().orElseThrow())).containsExactly(host(before));
    assertOneMachine(inNode());
  }

  @Test
  void whileTheOldHostDoesNotAnswerNothingIsBoundAndCancellingPutsTheOldWishBack() {
    simulation().cut(uri(before));
    UUID operation = move(ANYWHERE);
    Eventually.until(
        "the old container is asked to go", () -> olga.container(before.name()).spare());
    Eventually.until(
        "it says why it waits",
        () -> steps(operation).contains("fault.HOST_UNREACHABLE"),
        () -> steps(operation));
    assertThat(inNode().id()).isEqualTo(before.id());
    assertThat(olga.view(operation).operation().state().ended()).isFalse();
    olga.as(
        () -> {
          portal.get(Cancelling.class).cancel(operation);
          return null;
        });
    simulation().heal(uri(before));
    olga.ended(operation, OperationState.CANCELLED);
    Eventually.until(
        "it runs where it was",
        () ->
            inNode().id().equals(before.id())
                && inNode().seenState() == MachineState.RUNNING
                && inNode().readySince().isPresent());
    assertThat(identity(inNode())).isEqualTo(identity);
    Eventually.until("what was made for it is gone", () -> containersOfAll() == 8);
    assertOneMachine(inNode());
  }

  @Test
  void aHostThatIsLostBeforeTheCopyIsWaitedForAndTheCopyIsMadeThen() {
    simulation().slow(uri(before), Duration.ofMillis(300));
    UUID operation = move(ANYWHERE);
    Eventually.until("it is bound", () -> !inNode().id().equals(before.id()));
    simulation().cut(uri(before));
    refused(FaultCode.NOT_CANCELLABLE, () -> portal.get(Cancelling.class).cancel(operation));
    simulation().heal(uri(before));
    olga.succeeded(operation);
    assertOneMachine(inNode());
    assertThat(identity(inNode())).isEqualTo(identity);
  }

  @Test
  void aContainerThatGoesToAnotherHostMeanwhileGivesItsNodeFromThereAsItIsThen() {
    UUID operation = moveHeldUp();
    String third = third();
    Set<String> stops =
        before.roles().stream().map(role -> "R7:" + role).collect(Collectors.toSet());
    ContainerMoving moving = portal.get(ContainerMoving.class);
    Set<String> known =
        Set.copyOf(olga.as(() -> moving.plan(before.id(), third)).unconfirmed(Set.of()));
    olga.succeeded(olga.as(() -> moving.move(before.id(), third, null, known)));
    assertThat(host(container(before.name()))).isEqualTo(third);
    ContainerLife life = portal.get(ContainerLife.class);
    olga.succeeded(olga.as(() -> life.power(before.id(), Power.OFF, false, stops)));

    for (int host = 1; host <= 3; host++) {
      simulation().heal(SimulatedPlatform.uri(host));
    }
    olga.succeeded(operation);
    assertThat(inNode().id()).isNotEqualTo(before.id());
    assertThat(inNode().power()).as("as it was wished last").isEqualTo(Power.OFF);
    assertThat(volumes("pb-node-" + before.data().orElseThrow())).containsExactly(host(inNode()));
    assertOneMachine(inNode());
  }

  @Test
  void aClusterThatIsStoppedMeanwhileStaysOffWithTheNodeInItsNewContainer() {
    simulation().cut(uri(before));
    UUID operation = move(ANYWHERE);
    Eventually.until("it is to leave", () -> container(before.name()).spare());
    ClusterPower power = portal.get(ClusterPower.class);
    Losses losses = portal.get(Losses.class);
    UUID stop =
        olga.as(
            () -> {
              Set<String> known =
                  losses.ofStopping(cluster).stream()
                      .map(Violation::confirmation)
                      .collect(Collectors.toSet());
              return power.power(cluster.id(), Power.OFF, known);
            });
    simulation().heal(uri(before));
    olga.succeeded(stop);
    olga.succeeded(operation);
    assertThat(inNode().id()).isNotEqualTo(before.id());
    assertThat(inNode().power()).isEqualTo(Power.OFF);
    assertThat(olga.containers(cluster)).allMatch(one -> one.seenState() == MachineState.OFF);
  }

  @Test
  void whoeverLooksMeanwhileSeesTheNodeInOneContainerOrInTheOther() {
    Standing standing = portal.get(Standing.class);
    UUID operation = move(ANYWHERE);
    while (!olga.view(operation).operation().state().ended()) {
      for (int look = 0; look < 20; look++) {
        assertThat(olga.as(() -> standing.of(cluster)).nodes())
            .hasSize(8)
            .allMatch(node -> node.privateNet().isPresent());
      }
    }
    olga.succeeded(operation);
  }

  /** One whose new container can't be made yet. */
  private UUID moveHeldUp() {
    URI there = uri(preview(ANYWHERE).host());
    simulation().slow(there, Duration.ofSeconds(2));
    UUID operation = move(ANYWHERE);
    simulation().cut(there);
    return operation;
  }

  /** The host that neither of the two containers is on. */
  private String third() {
    Set<String> taken = Set.of(host(before), host(container("voice-sip-1-m1")));
    return Stream.of("h1", "h2", "h3")
        .filter(name -> !taken.contains(name))
        .findAny()
        .orElseThrow();
  }

  @Test
  void whateverAHostRefusesOnceTheMoveEndsWithOneMachine() {
    for (Call call : List.of(Call.UPLOAD, Call.DEFINE, Call.POWER, Call.FORGET_VOLUME)) {
      for (int host = 1; host <= 3; host++) {
        simulation().refuseNext(SimulatedPlatform.uri(host), call, "not now");
      }
      UUID operation = move(ANYWHERE);
      olga.succeeded(operation);
      assertOneMachine(inNode());
      assertThat(identity(inNode())).isEqualTo(identity);
    }
    assertThat(volumes("pb-node-" + before.data().orElseThrow())).containsExactly(host(inNode()));
  }

  @Test
  void aNodeThatMovesIsNotMovedAgainAndAContainerThatIsNotFreeIsRefused() {
    refused(
        FaultCode.INVALID_INPUT,
        () -> preview(new MoveRequest(container("voice-ic-1").name(), null)));
    simulation().cut(uri(before));
    move(ANYWHERE);
    refused(FaultCode.NODE_MOVES, () -> preview(ANYWHERE));
    simulation().heal(uri(before));
  }

  private Container container(String name) {
    return olga.container(name);
  }

  private void power(Container container, Power wanted) {
    portal.get(ContainerLife.class).power(container.id(), wanted, false, Set.of());
  }

  private void refused(FaultCode code, Runnable work) {
    assertThatThrownBy(
            () ->
                olga.as(
                    () -> {
                      work.run();
                      return null;
                    }))
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private MovePreview preview(MoveRequest request) {
    return olga.as(() -> portal.get(MovePlanner.class).preview(cluster, node(), request));
  }

  private UUID move(MoveRequest request) {
    Set<String> confirmed =
        preview(request).warnings().stream()
            .map(Violation::confirmation)
            .collect(Collectors.toSet());
    return move(request, confirmed);
  }

  private UUID move(MoveRequest request, Set<String> confirmed) {
    return olga.as(
        () ->
            portal.get(NodeMoving.class).move(cluster.id(), node().id(), request, null, confirmed));
  }

  private Node node() {
    return olga.as(() -> portal.get(MovePlanner.class).node(cluster, "voice-sip-1"));
  }

  private Container inNode() {
    return olga.as(
        () ->
            portal
                .get(org.patchbay.container.control.Containers.class)
                .get(
                    portal.get(Clusters.class).nodes(cluster.id()).stream()
                        .filter(n -> n.name().equals("voice-sip-1"))
                        .findFirst()
                        .flatMap(Node::containerId)
                        .orElseThrow()));
  }

  private List<String> identity(Container container) {
    return olga.as(
        () ->
            portal.get(Addresses.class).of(container.id()).stream()
                .map((Nic nic) -> nic.addressText() + " " + nic.mac())
                .toList());
  }

  private List<String> steps(UUID operation) {
    return olga.view(operation).steps().stream().map(step -> step.messageKey()).toList();
  }

  private Simulation simulation() {
    return portal.get(Simulation.class);
  }

  private String host(Container container) {
    return olga.as(() -> portal.get(Hosts.class).get(container.hostId()).name());
  }

  private URI uri(Container container) {
    return uri(host(container));
  }

  private static URI uri(String host) {
    return SimulatedPlatform.uri(Integer.parseInt(host.substring(1)));
  }

  /** In the hosts' own files: one machine of the node's containers, and it is this one. */
  private void assertOneMachine(Container alone) {
    Set<String> ids =
        Stream.of(before.id(), alone.id()).map(UUID::toString).collect(Collectors.toSet());
    List<String> found =
        Pattern.compile("uuid: '?\"?([-0-9a-f]{36})")
            .matcher(String.join("\n", files().values()))
            .results()
            .map(hit -> hit.group(1))
            .filter(ids::contains)
            .toList();
    assertThat(found).containsExactly(alone.id().toString());
  }

  /** The hosts that have a volume of that name. */
  private List<String> volumes(String name) {
    return files().entrySet().stream()
        .filter(entry -> entry.getValue().contains(name))
        .map(java.util.Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private java.util.Map<String, String> files() {
    try (Stream<Path> files = Files.walk(folder.resolve("hosts"))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replaceAll(".*(h\\d).*", "$1"),
                  NodeMoveIT::text,
                  String::concat));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long containersOfAll() {
    return count("select count(*) from container");
  }

  private long reserved(String quota) {
    return count("select used from quota where name = '" + quota + "'");
  }

  private long count(String sql) {
    return portal.inTransaction(
        () ->
            Optional.of((Number) portal.em().createNativeQuery(sql).getSingleResult())
                .map(Number::longValue)
                .orElseThrow());
  }
}
