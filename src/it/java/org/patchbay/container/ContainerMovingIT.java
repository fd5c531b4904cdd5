package org.patchbay.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbay.container.control.ContainerMoving;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.hostmove.HostMovePreview;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.edge.simulated.Call;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.SeenMachine;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.entity.Nic;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.Step;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** A container goes to another host with all it is, and is never on two of them. */
class ContainerMovingIT {
  @TempDir Path folder;
  private EngineContainer portal;
  private ClusterDesk desk;
  private Container one;
  private Host source;
  private Host target;

  @BeforeEach
  void aContainerThatRunsOnOneOfTwoHosts() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    SimulatedPlatform platform = SimulatedPlatform.in(portal, 2, 40);
    desk = new ClusterDesk(portal, platform, platform.tenant("acme"));
    one = desk.containers(desk.made("one", "single")).get(0);
    source = host(one.hostId());
    target = hosts().stream().filter(h -> !h.id().equals(source.id())).findAny().orElseThrow();
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private List<Host> hosts() {
    return portal.inTransaction(() -> portal.get(Hosts.class).all());
  }

  private Host host(UUID id) {
    return portal.inTransaction(() -> portal.get(Hosts.class).get(id));
  }

  private Simulation simulation() {
    return portal.get(Simulation.class);
  }

  private static URI uri(Host host) {
    return host.address().uri();
  }

  private HostMovePreview plan() {
    return desk.as(() -> portal.get(ContainerMoving.class).plan(one.id(), null));
  }

  private UUID move() {
    HostMovePreview plan = plan();
    Set<String> confirmed = new HashSet<>(plan.unconfirmed(Set.of()));
    return desk.as(
        () -> portal.get(ContainerMoving.class).move(one.id(), null, plan.id(), confirmed));
  }

  private Container now() {
    return desk.container(one.name());
  }

  private List<String> addresses() {
    return desk.as(() -> portal.get(Addresses.class).of(one.id())).stream()
        .map((Nic nic) -> nic.mac() + " " + nic.addressText())
        .sorted()
        .toList();
  }

  private Optional<SeenMachine> machine(Host host) {
    HostAddress address = host.address();
    return portal.get(Hypervisors.class).of(address).observe(address).machines().stream()
        .filter(machine -> machine.uuid().equals(one.id()))
        .findAny();
  }

  private boolean hasDisk(Host host) {
    HostAddress address = host.address();
    var disk = new VolumeRef(address.pool(), "pb-" + one.id() + ".qcow2");
    return portal.get(Hypervisors.class).of(address).hasVolume(address, disk);
  }

  private List<String> lines(UUID operation) {
    return desk.view(operation).steps().stream().map(Step::messageKey).toList();
  }

  private void isOnlyOn(Host there, Host gone) {
    assertThat(now().hostId()).isEqualTo(there.id());
    assertThat(machine(there).map(SeenMachine::state)).contains(MachineState.RUNNING);
    assertThat(hasDisk(there)).isTrue();
    assertThat(machine(gone)).isEmpty();
    assertThat(hasDisk(gone)).isFalse();
    assertThat(now().move().remains()).isEmpty();
  }

  @Test
  void whatHasFailedIsCalledBackOnceItIsTriedAgain() {
    HostMovePreview plan = plan();
    simulation().fill(uri(target));
    UUID failed =
        desk.as(
            () ->
                portal
                    .get(ContainerMoving.class)
                    .move(one.id(), null, plan.id(), new HashSet<>(plan.unconfirmed(Set.of()))));
    desk.calledBack(failed);
    simulation().heal(uri(target));
    Eventually.until("nothing is left there", () -> now().move().remains().isEmpty());
    isOnlyOn(source, target);
    desk.succeeded(move());
  }

  @Test
  void itGoesWithDiskAndAddressesAndNothingIsLeft() {
    List<String> before = addresses();
    assertThat(plan().placing().host()).contains(target.id());
    assertThat(plan().unconfirmed(Set.of())).contains("STOP:" + one.name());
    UUID operation = move();
    desk.succeeded(operation);
    isOnlyOn(target, source);
    assertThat(addresses()).isEqualTo(before);
    assertThat(lines(operation))
        .containsSubsequence(
            "container.move.step.ask_stop",
            "container.move.step.forget_machine",
            "container.move.step.copy_disk",
            "container.move.step.define",
            "container.move.step.change_host",
            "container.step.start",
            "container.move.step.tidy");
  }

  @Test
  void whatStopsIsConfirmedAndAnOldPlanIsRefused() {
    var moving = portal.get(ContainerMoving.class);
    refused(
        FaultCode.CONFIRMATION_MISSING,
        () -> desk.as(() -> moving.move(one.id(), null, null, Set.of())));
    refused(
        FaultCode.PLAN_OUTDATED,
        () -> desk.as(() -> moving.move(one.id(), null, "another", Set.of())));
    refused(FaultCode.INVALID_INPUT, () -> desk.as(() -> moving.plan(one.id(), source.name())));
    assertThat(now().move().target()).isEmpty();
  }

  private static void refused(FaultCode code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  @Test
  void whileTheOldHostDoesNotAnswerNothingStartsOnTheNewOne() {
    simulation().cut(uri(source));
    UUID operation = move();
    Eventually.until(
        "it says so",
        () -> lines(operation).contains("fault.HOST_UNREACHABLE"),
        () -> lines(operation));
    assertThat(machine(target)).isEmpty();
    assertThat(now().hostId()).isEqualTo(source.id());
    simulation().heal(uri(source));
    desk.succeeded(operation);
    isOnlyOn(target, source);
  }

  @Test
  void cancelledOnTheWayItGoesOnWhereItWas() {
    simulation().hang(uri(source), one.id());
    UUID operation = move();
    Eventually.until(
        "asked to stop", () -> lines(operation).contains("container.move.step.ask_stop"));
    desk.as(
        () -> {
          portal.get(Cancelling.class).cancel(operation);
          return null;
        });
    desk.ended(operation, OperationState.CANCELLED);
    isOnlyOn(source, target);
  }

  /** The first call of the kind is refused: by the old host or by the new one. */
  @ParameterizedTest
  @EnumSource(names = {"FORGET", "DOWNLOAD", "UPLOAD", "DEFINE"})
  void whateverIsRefusedOnceItArrives(Call call) {
    simulation().refuseNext(uri(source), call, "not now");
    simulation().refuseNext(uri(target), call, "not now");
    UUID operation = move();
    desk.succeeded(operation);
    isOnlyOn(target, source);
  }
}
