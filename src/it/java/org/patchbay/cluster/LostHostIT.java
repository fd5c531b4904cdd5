package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.cluster.control.MovePlanner;
import org.patchbay.cluster.control.NodeMoving;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.move.MoveRequest;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.ContainerMoving;
import org.patchbay.container.control.ContainerRecovery;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerStatus;
import org.patchbay.container.entity.Power;
import org.patchbay.container.entity.lost.Recovery;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.Losing;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.HostStatus;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.entity.Nic;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.Step;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.LostHosts;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedFiles;
import org.patchbay.testing.SimulatedPlatform;

/** A host that is gone for good holds up nobody, and does no harm should it come back. */
class LostHostIT {
  private static final Duration NEVER_STALE = Duration.ofDays(1);

  @TempDir Path folder;
  private EngineContainer portal;
  private ClusterDesk olga;
  private LostHosts hosts;
  private SimulatedFiles files;
  private Cluster cluster;
  private Container one;
  private Host source;

  @AfterEach
  void stop() {
    portal.close();
  }

  private void start(boolean sharing) {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    IntFunction<URI> uri = sharing ? SimulatedPlatform::sharingUri : SimulatedPlatform::uri;
    SimulatedPlatform platform = SimulatedPlatform.in(portal, 3, 20, uri);
    if (sharing) {
      platform.share();
    }
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
    hosts = new LostHosts(portal, platform);
    files = new SimulatedFiles(folder);
    String storage = sharing ? "SHARED" : null;
    olga.succeeded(olga.approve(SimulatedPlatform.request("voice", "single", storage)));
    cluster = olga.cluster("voice");
    one = olga.containers(cluster).get(0);
    source = hosts.host(one.hostId());
  }

  /** Its host dies; or only the way to it does, and the administrator is wrong. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aContainerIsMadeElsewhereAsTheSameNodeAndTheHostThatReturnsDoesNoHarm(boolean dies) {
    start(false);
    List<String> identity = identity();
    refused(FaultCode.NOTHING_LOST, () -> hosts.plan(olga, one));
    refused(FaultCode.HOST_ANSWERS, () -> portal.get(Losing.class).lose(source.id()));
    if (dies) {
      hosts.die(source);
    } else {
      hosts.cut(source);
    }
    hosts.lose(source);
    assertThat(status()).isEqualTo(ContainerStatus.LOST);
    assertThat(hosts.host(source.id()).status(Instant.now(), NEVER_STALE))
        .isEqualTo(HostStatus.LOST);

    Recovery plan = hosts.plan(olga, one);
    assertThat(plan.kept()).isFalse();
    assertThat(plan.diskGiB()).isPositive();
    assertThat(plan.dataGiB()).isEqualTo(one.dataGiB()).isPositive();
    assertThat(plan.placing().orElseThrow().why()).isNotEmpty();
    assertThat(plan.unconfirmed(Set.of()))
        .containsExactly("OFF:" + source.name(), "DISK:" + one.name(), "DATA:" + one.name());
    refused(FaultCode.CONFIRMATION_MISSING, () -> recover(plan.id(), Set.of("DISK:" + one.name())));
    refused(FaultCode.PLAN_OUTDATED, () -> recover("another", Set.of()));

    UUID operation = hosts.recover(olga, one);
    olga.succeeded(operation);
    assertThat(now().hostId()).isNotEqualTo(source.id());
    assertThat(identity()).isEqualTo(identity);
    assertThat(now().userData()).isEqualTo(one.userData());
    assertThat(now().data()).isEqualTo(one.data());
    assertThat(now().readySince()).isPresent();
    assertThat(audited("container.recover")).isOne();

    hosts.heal(source);
    String here = hosts.host(now().hostId()).name();
    Eventually.until(
        "its machine is removed where it was",
        () -> machines().equals(List.of(here)),
        this::machines);
    assertThat(files.having("pb-" + one.id() + ".qcow2")).contains(source.name());
    assertThat(olga.as(() -> hosts.isTidy(source))).isFalse();

    hosts.find(source);
    Eventually.until("it is tidied up", () -> ready(source));
    assertThat(files.having(one.id().toString())).containsExactly(here);
    assertThat(files.having("pb-node-" + one.data().orElseThrow())).containsExactly(here);
    assertThat(files.having("pb-100")).containsExactly(here);
    assertThat(machines()).containsExactly(here);
  }

  @Test
  void disksInASharedPoolGoWithIt() {
    start(true);
    hosts.die(source);
    hosts.lose(source);
    Recovery plan = hosts.plan(olga, one);
    assertThat(plan.kept()).isTrue();
    assertThat(plan.unconfirmed(Set.of())).containsExactly("OFF:" + source.name());
    UUID operation = hosts.recover(olga, one);
    olga.succeeded(operation);
    assertThat(steps(operation)).doesNotContain("container.step.make_disk");
    hosts.heal(source);
    hosts.find(source);
    Eventually.until("it is tidied up", () -> ready(source));
    assertThat(machines()).containsExactly(hosts.host(now().hostId()).name());
    assertThat(now().seenState()).isEqualTo(MachineState.RUNNING);
    assertThat(files.having("pb-" + one.id() + ".qcow2")).isNotEmpty();
  }

  @Test
  void aHostThatIsFoundBeforeAnybodyDidWithoutItGoesOnAsItWas() {
    start(false);
    hosts.die(source);
    hosts.lose(source);
    UUID reboot = olga.as(() -> portal.get(ContainerLife.class).reboot(one.id()));
    Eventually.until("it says what is the matter", () -> steps(reboot).contains("fault.HOST_LOST"));
    hosts.heal(source);
    hosts.find(source);
    olga.succeeded(reboot);
    assertThat(ready(source)).isTrue();
    assertThat(now().hostId()).isEqualTo(source.id());
    refused(FaultCode.NOTHING_LOST, () -> hosts.recover(olga, one));
  }

  @Test
  void aNodeWhoseDataIsOnALostHostGoesOnWithoutWhenAPersonSaysSo() {
    start(false);
    UUID move = moving();
    Eventually.until("it is bound", () -> !inNode().id().equals(one.id()));
    hosts.die(source);
    hosts.lose(source);
    Container there = inNode();
    Eventually.until("it says what is the matter", () -> steps(move).contains("fault.HOST_LOST"));
    Recovery plan = hosts.plan(olga, there);
    assertThat(plan.placing()).isEmpty();
    assertThat(plan.unconfirmed(Set.of())).containsExactly("DATA:" + there.name());
    olga.succeeded(hosts.recover(olga, there));
    olga.succeeded(move);
    assertThat(inNode().readySince()).isPresent();
    hosts.heal(source);
    hosts.find(source);
    Eventually.until("it is tidied up", () -> ready(source));
    assertThat(files.having("pb-node-" + one.data().orElseThrow()))
        .containsExactly(hosts.host(there.hostId()).name());
  }

  @Test
  void aNodeThatHadNotLeftYetIsRecoveredAndItsMoveCalledOff() {
    start(false);
    hosts.die(source);
    UUID move = moving();
    Eventually.until("it is asked to go", () -> olga.container(one.name()).spare());
    hosts.lose(source);
    Eventually.until("it says what is the matter", () -> steps(move).contains("fault.HOST_LOST"));
    olga.succeeded(hosts.recover(olga, one));
    olga.ended(move, OperationState.CANCELLED);
    assertThat(inNode().id()).isEqualTo(one.id());
    Eventually.until(
        "what was made for it is gone", () -> count("select count(*) from container") == 1);
    hosts.heal(source);
    Eventually.until(
        "its machine is removed where it was",
        () -> machines().equals(List.of(hosts.host(now().hostId()).name())));
  }

  @Test
  void whatIsToBeOffCountsAsOffAndIsSwitchedOffShouldItStillRun() {
    start(false);
    hosts.cut(source);
    hosts.lose(source);
    UUID off =
        olga.as(() -> portal.get(ContainerLife.class).power(one.id(), Power.OFF, false, all()));
    olga.succeeded(off);
    assertThat(steps(off)).contains("container.lost.step.take_as_off");
    assertThat(files.having("startedAt")).as("it ran on unseen").containsExactly(source.name());
    hosts.heal(source);
    Eventually.until(
        "it is asked to stop", () -> files.having("stoppingSince").equals(List.of(source.name())));
    Eventually.until("it is off", () -> now().seenState() == MachineState.OFF);
    hosts.find(source);
    Eventually.until("it takes containers again", () -> ready(source));
    assertThat(machines()).containsExactly(source.name());
  }

  /** What stops working with all roles in one container. */
  private Set<String> all() {
    Set<String> confirmed = new HashSet<>();
    one.roles().forEach(role -> confirmed.add("R7:" + role));
    return confirmed;
  }

  @Test
  void whatIsToGoGoesAndNothingIsLeftWhenTheHostReturns() {
    start(false);
    hosts.die(source);
    hosts.lose(source);
    UUID retired = olga.as(() -> portal.get(Retirement.class).retire(cluster.id()));
    olga.succeeded(retired);
    assertThat(count("select count(*) from container")).isZero();
    assertThat(count("select sum(used) from quota where name <> 'segments'")).isZero();
    hosts.heal(source);
    Eventually.until("its machine is removed", () -> machines().isEmpty());
    hosts.find(source);
    Eventually.until("it is tidied up", () -> ready(source));
    assertThat(files.having(one.id().toString())).isEmpty();
    assertThat(files.having("pb-node-")).isEmpty();
    assertThat(files.having("pb-100")).isEmpty();
  }

  @Test
  void aContainerThatWasToGoThereStaysWhereItIs() {
    start(false);
    Host target = hosts.named(olga.as(() -> plan().placing().hostName().orElseThrow()));
    hosts.cut(source);
    UUID move = move();
    hosts.die(target);
    portal.get(Simulation.class).heal(source.address().uri());
    hosts.lose(target);
    olga.succeeded(move);
    assertThat(steps(move)).contains("container.lost.step.go_back");
    assertThat(now().hostId()).isEqualTo(source.id());
    assertThat(machines()).containsExactly(source.name());
    hosts.heal(target);
    hosts.find(target);
    Eventually.until("it is tidied up", () -> ready(target));
  }

  @Test
  void aContainerOnItsWayIsRecoveredWhereItWasGoing() {
    start(false);
    hosts.cut(source);
    Host target = hosts.named(olga.as(() -> plan().placing().hostName().orElseThrow()));
    UUID move = move();
    hosts.die(source);
    hosts.lose(source);
    Eventually.until("it says what is the matter", () -> steps(move).contains("fault.HOST_LOST"));
    olga.succeeded(hosts.recover(olga, one));
    assertThat(now().hostId()).isEqualTo(target.id());
    assertThat(now().move().target()).isEmpty();
    assertThat(machines()).contains(target.name());
  }

  private UUID moving() {
    portal.get(Simulation.class).slow(source.address().uri(), Duration.ofMillis(300));
    var request = new MoveRequest(null, null);
    return olga.as(
        () -> {
          var planner = portal.get(MovePlanner.class);
          var node = planner.node(cluster, "voice-all-1");
          var preview = planner.preview(cluster, node, request);
          Set<String> confirmed = new HashSet<>();
          preview.warnings().stream().map(Violation::confirmation).forEach(confirmed::add);
          return portal
              .get(NodeMoving.class)
              .move(cluster.id(), node.id(), request, null, confirmed);
        });
  }

  private org.patchbay.container.entity.hostmove.HostMovePreview plan() {
    return portal.get(ContainerMoving.class).plan(one.id(), null);
  }

  private UUID move() {
    return olga.as(
        () ->
            portal
                .get(ContainerMoving.class)
                .move(one.id(), null, null, new HashSet<>(plan().unconfirmed(Set.of()))));
  }

  private UUID recover(String plan, Set<String> confirmed) {
    return portal.get(ContainerRecovery.class).recover(one.id(), plan, confirmed);
  }

  private void refused(FaultCode code, Runnable call) {
    assertThatThrownBy(
            () ->
                olga.as(
                    () -> {
                      call.run();
                      return null;
                    }))
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private Container now() {
    return olga.container(one.name());
  }

  /** The container that the node runs in. */
  private Container inNode() {
    return olga.containers(cluster).stream()
        .filter(container -> container.clusterId().isPresent())
        .findFirst()
        .orElseThrow();
  }

  private ContainerStatus status() {
    return olga.as(() -> portal.get(Containers.class).row(one.name()))
        .status(Instant.now(), NEVER_STALE);
  }

  private boolean ready(Host host) {
    return hosts.host(host.id()).status(Instant.now(), NEVER_STALE) == HostStatus.READY
        && hosts.isTidy(host);
  }

  /** Hosts that have a machine which is the container. */
  private List<String> machines() {
    return files.machines(one.id());
  }

  private List<String> identity() {
    return olga.as(() -> portal.get(Addresses.class).of(one.id())).stream()
        .map((Nic nic) -> nic.addressText() + " " + nic.mac())
        .toList();
  }

  private List<String> steps(UUID operation) {
    return olga.view(operation).steps().stream().map(Step::messageKey).toList();
  }

  private long audited(String verb) {
    return count("select count(*) from audit_record where action = '" + verb + "'");
  }

  private long count(String sql) {
    return portal.inTransaction(
        () ->
            Optional.ofNullable((Number) portal.em().createNativeQuery(sql).getSingleResult())
                .map(Number::longValue)
                .orElse(0L));
  }
}
