package org.patchbay.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.ContainerMoving;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;
import org.patchbay.container.entity.hostmove.HostMovePreview;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.control.PoolOffering;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.PoolOffer;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.edge.simulated.Call;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.SeenMachine;
import org.patchbay.hypervisor.entity.StorageClass;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.Step;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** A container whose disks lie in a pool that both hosts have goes while it runs. */
class MigrationIT {
  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private ClusterDesk desk;
  private Container one;
  private Host source;
  private Host target;

  @BeforeEach
  void aContainerOnASharedPool() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    platform = SimulatedPlatform.in(portal, 2, 40, SimulatedPlatform::sharingUri);
    platform.share();
    desk = new ClusterDesk(portal, platform, platform.tenant("acme"));
    desk.succeeded(desk.approve(SimulatedPlatform.request("one", "single", "SHARED")));
    one = desk.containers(desk.cluster("one")).get(0);
    source = hosts().stream().filter(h -> h.id().equals(one.hostId())).findAny().orElseThrow();
    target = hosts().stream().filter(h -> !h.id().equals(one.hostId())).findAny().orElseThrow();
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private List<Host> hosts() {
    return portal.inTransaction(() -> portal.get(Hosts.class).all());
  }

  private static URI uri(Host host) {
    return host.address().uri();
  }

  private Simulation simulation() {
    return portal.get(Simulation.class);
  }

  private Container now() {
    return desk.container(one.name());
  }

  private UUID move() {
    return desk.as(() -> portal.get(ContainerMoving.class).move(one.id(), null, null, Set.of()));
  }

  private List<String> lines(UUID operation) {
    return desk.view(operation).steps().stream().map(Step::messageKey).toList();
  }

  private Optional<MachineState> machine(Host host) {
    HostAddress address = host.address();
    return portal.get(Hypervisors.class).of(address).observe(address).machines().stream()
        .filter(machine -> machine.uuid().equals(one.id()))
        .map(SeenMachine::state)
        .findAny();
  }

  private boolean hasDisk(Host host, String pool) {
    HostAddress address = host.address();
    var disk = new VolumeRef(pool, "pb-" + one.id() + ".qcow2");
    return portal.get(Hypervisors.class).of(address).hasVolume(address, disk);
  }

  private void runsOnlyOn(Host there, Host gone) {
    assertThat(now().hostId()).isEqualTo(there.id());
    assertThat(machine(there)).contains(MachineState.RUNNING);
    assertThat(machine(gone)).isEmpty();
    assertThat(now().pool()).isEqualTo("together");
    assertThat(hasDisk(there, "together")).isTrue();
    assertThat(hasDisk(there, "patchbay")).isFalse();
    assertThat(now().move().remains()).isEmpty();
    assertThat(now().move().isMigrating()).isFalse();
  }

  @Test
  void itGoesWhileItRunsAndNobodyIsAskedToAgreeToAStop() {
    Instant ready = now().readySince().orElseThrow();
    HostMovePreview plan =
        desk.as(() -> portal.get(ContainerMoving.class).plan(one.id(), target.name()));
    assertThat(plan.live()).isTrue();
    assertThat(plan.stopping()).isEmpty();
    assertThat(plan.unconfirmed(Set.of())).isEmpty();
    UUID operation = move();
    desk.succeeded(operation);
    runsOnlyOn(target, source);
    assertThat(lines(operation))
        .containsSubsequence(
            "container.move.step.join_networks",
            "container.move.memory",
            "container.move.step.migrate",
            "container.move.step.forget_machine",
            "container.move.step.change_host",
            "container.move.step.tidy")
        .doesNotContain("container.move.step.ask_stop", "container.step.start");
    assertThat(now().readySince()).as("it was ready all the time").contains(ready);
  }

  @Test
  void oneThatIsOffGoesWithoutACopy() {
    desk.succeeded(
        desk.as(
            () ->
                portal
                    .get(ContainerLife.class)
                    .power(
                        one.id(),
                        Power.OFF,
                        false,
                        Set.copyOf(one.roles().stream().map(role -> "R7:" + role).toList()))));
    UUID operation = move();
    desk.succeeded(operation);
    assertThat(machine(target)).contains(MachineState.OFF);
    assertThat(machine(source)).isEmpty();
    assertThat(hasDisk(target, "together")).isTrue();
    assertThat(lines(operation))
        .doesNotContain("container.move.step.copy_disk", "container.move.step.migrate");
  }

  @Test
  void whatTheHostsRefuseIsTriedAgainAndToldInTheirWords() {
    simulation().refuseNext(uri(source), Call.MIGRATE, "the disks are busy");
    UUID operation = move();
    desk.succeeded(operation);
    assertThat(lines(operation)).contains("fault.HYPERVISOR_REFUSED");
    runsOnlyOn(target, source);
  }

  @Test
  void calledBackBeforeItWentItRunsOnWhereItWas() {
    UUID operation =
        portal.inTransaction(
            () -> {
              UUID wished = move();
              simulation().cut(uri(target));
              return wished;
            });
    Eventually.until(
        "it waits", () -> lines(operation).contains("fault.HOST_UNREACHABLE"), () -> operation);
    desk.as(
        () -> {
          portal.get(Cancelling.class).cancel(operation);
          return null;
        });
    simulation().heal(uri(target));
    desk.ended(operation, OperationState.CANCELLED);
    Eventually.until("nothing is left", () -> now().move().remains().isEmpty());
    runsOnlyOn(source, target);
  }

  @Test
  void aPoolThatHoldsDisksIsNeitherWithdrawnNorMadeAnother() {
    for (StorageClass other : new StorageClass[] {null, StorageClass.SSD}) {
      Fault fault =
          catchThrowableOfType(
              Fault.class,
              () ->
                  platform.asPlatform(
                      () -> portal.get(PoolOffering.class).offer(source, "together", other)));
      assertThat(fault.code()).isEqualTo(FaultCode.STILL_IN_USE);
    }
    platform.asPlatform(() -> portal.get(PoolOffering.class).offer(target, "together", null));
    assertThat(hosts().stream().flatMap(h -> h.offers().stream()).filter(PoolOffer::isShared))
        .hasSize(1);
    HostMovePreview plan = desk.as(() -> portal.get(ContainerMoving.class).plan(one.id(), null));
    assertThat(plan.live()).as("no other host has the pool").isFalse();
    assertThat(plan.placing().pool())
        .hasValueSatisfying(p -> assertThat(p.name()).isEqualTo("patchbay"));
  }
}
