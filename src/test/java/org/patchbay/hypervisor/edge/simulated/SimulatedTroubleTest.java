package org.patchbay.hypervisor.edge.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.hypervisor.entity.Upload;

class SimulatedTroubleTest {
  private final Simulation simulation =
      Simulation.in(Path.of("never-written"), new SettableClock());
  private final SimulatedHypervisor door = SimulatedHypervisor.on(simulation);
  private final HostAddress host = Farm.at("simulated-memory://t/h1?cpus=4&diskGiB=1");
  private final URI uri = host.uri();
  private final MachineSpec spec = Farm.machine(1);

  private static void refused(FaultCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private MachineState state() {
    return Farm.state(door, host, spec);
  }

  @Test
  void aHostThatIsCutOffIsUnreachableUntilItIsHealed() {
    simulation.cut(uri);
    refused(FaultCode.HOST_UNREACHABLE, () -> door.define(host, spec));
    simulation.heal(uri);
    assertThat(state()).isEqualTo(MachineState.ABSENT);
  }

  @Test
  void aFrozenHostDoesNothing() {
    simulation.freeze(uri);
    refused(FaultCode.HOST_TIMEOUT, () -> door.define(host, spec));
    simulation.heal(uri);
    assertThat(state()).isEqualTo(MachineState.ABSENT);
  }

  @Test
  void aHostWhoseAnswersAreLostDoesWhatItWasAsked() {
    simulation.loseAnswers(uri);
    refused(FaultCode.HOST_TIMEOUT, () -> door.define(host, spec));
    simulation.heal(uri);
    assertThat(state()).isEqualTo(MachineState.OFF);
  }

  @Test
  void aSlowHostTakesItsTime() {
    Duration delay = Duration.ofMillis(30);
    simulation.slow(uri, delay);
    long before = System.nanoTime();
    door.inspect(host);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(delay);
  }

  @Test
  void onlyTheNextCallOfTheKindIsRefusedInTheGivenWords() {
    simulation.refuseNext(uri, Call.DEFINE, "internal error: no");
    door.observe(host);
    assertThatThrownBy(() -> door.define(host, spec)).hasMessageContaining("internal error: no");
    door.define(host, spec);
    assertThat(state()).isEqualTo(MachineState.OFF);
  }

  @Test
  void aCallThatDoesNotArriveUsesNoRefusalUp() {
    simulation.refuseNext(uri, Call.DEFINE, "no");
    simulation.cut(uri);
    refused(FaultCode.HOST_UNREACHABLE, () -> door.define(host, spec));
    simulation.heal(uri);
    simulation.refuseNext(uri, Call.DEFINE, "no");
    refused(FaultCode.HYPERVISOR_REFUSED, () -> door.define(host, spec));
  }

  @Test
  void whoListensHearsThatTheLineIsLostOnce() {
    List<UUID> heard = new ArrayList<>();
    door.listen(host, heard::add);
    simulation.cut(uri);
    simulation.cut(uri);
    assertThat(heard).hasSize(1).containsOnlyNulls();
    door.release(host);
    simulation.heal(uri);
    simulation.cut(uri);
    assertThat(heard).hasSize(1);
  }

  @Test
  void aHostIsTheSameWhateverItsUriSaysOfItsShape() {
    simulation.addStranger(URI.create("simulated-memory://t/h1"), new UUID(2, 2), "stranger");
    assertThat(door.observe(host).machines()).hasSize(1);
    assertThat(door.observe(host).facts().cpus()).isEqualTo(4);
  }

  @Test
  void aVolumeThatDoesNotFitIsRefused() {
    var tooBig = Farm.bytes(1).sizeBytes() + (1L << 30);
    var upload = new Upload("raw", tooBig, Farm.bytes(1).open());
    refused(FaultCode.POOL_FULL, () -> door.upload(host, Farm.IMAGE, upload));
  }

  @Test
  void aMachineDoesNotStartWithoutItsNetworks() {
    door.joinSegment(host, Farm.SEGMENT);
    door.define(host, spec);
    simulation.dropNetwork(uri, Farm.SEGMENT.networkName());
    refused(FaultCode.HYPERVISOR_REFUSED, () -> door.power(host, spec.stamp(), PowerAction.START));
    assertThat(door.look(host, spec).networks()).isFalse();
  }

  @Test
  void whatIsTakenAwayBehindOurBackIsGone() {
    door.upload(host, Farm.IMAGE, Farm.bytes(3));
    door.define(host, spec);
    simulation.dropVolume(uri, Farm.IMAGE.name());
    simulation.vanish(uri, spec.stamp().machine());
    assertThat(door.hasVolume(host, Farm.IMAGE)).isFalse();
    assertThat(state()).isEqualTo(MachineState.ABSENT);
  }

  @Test
  void everySegmentOfABridgePoolNeedsItsBridge() {
    HostAddress pool =
        Farm.at(
            "simulated-memory://t/h2?bridges=br-public,br-t101", HostProfile.BRIDGE_POOL, "br-t");
    door.joinSegment(pool, Farm.SEGMENT);
    refused(FaultCode.HOST_NOT_PREPARED, () -> door.joinSegment(pool, new SegmentSpec(102)));
  }
}
