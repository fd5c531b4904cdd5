package org.patchbay.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SeenMachine;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.testing.Eventually;

/** What every host does, whatever drives it. */
public abstract class HypervisorContract {
  private static final UUID TENANT = UUID.randomUUID();

  private final Machines given = new Machines(host(), segment(), publicNetwork());

  /** The adapter. */
  protected abstract Hypervisor door();

  /** A host that is there. */
  protected abstract HostAddress host();

  /** A host that is not. */
  protected abstract HostAddress nowhere();

  /** An image that machines can be made from. */
  protected abstract Upload image();

  /** Puts a machine on the host that bears no stamp. */
  protected abstract void addStranger(UUID uuid, String name);

  protected abstract void removeStranger(UUID uuid);

  protected SegmentSpec segment() {
    return new SegmentSpec(142);
  }

  protected PublicSpec publicNetwork() {
    return new PublicSpec("contract", "br-public");
  }

  protected final MachineSpec spec(String name) {
    return given.spec(TENANT, name);
  }

  @AfterEach
  void leaveNothing() {
    for (MachineSpec spec : given.made()) {
      door().forget(host(), spec.stamp());
      door().forgetVolume(host(), spec.seed());
      door().forgetVolume(host(), spec.disk().volume());
    }
    door().forgetVolume(host(), given.image());
    door().leaveSegment(host(), segment());
    door().leavePublic(host(), publicNetwork());
    door().release(host());
  }

  /** Everything that comes before the definition. */
  protected final MachineSpec prepared(MachineSpec spec) {
    door().joinSegment(host(), segment());
    door().joinPublic(host(), publicNetwork());
    if (!door().hasVolume(host(), spec.disk().backing())) {
      door().upload(host(), spec.disk().backing(), image());
    }
    door().createDisk(host(), spec.disk());
    door().upload(host(), spec.seed(), given.seed(spec));
    return spec;
  }

  protected final MachineSpec defined(String name) {
    MachineSpec spec = prepared(spec(name));
    door().define(host(), spec);
    return spec;
  }

  private MachineSpec running(String name) {
    MachineSpec spec = defined(name);
    door().power(host(), spec.stamp(), PowerAction.START);
    return spec;
  }

  protected final MachineState state(MachineSpec spec) {
    return look(spec).state();
  }

  private MachineSighting look(MachineSpec spec) {
    return door().look(host(), spec);
  }

  protected final void awaitAgent(MachineSpec spec) {
    Eventually.until(
        "the guest agent answers",
        () -> door().agentAnswers(host(), spec.stamp()),
        () -> state(spec));
  }

  protected static void refused(FaultCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private Optional<SeenMachine> seen(UUID machine) {
    return door().observe(host()).machines().stream()
        .filter(found -> found.uuid().equals(machine))
        .findFirst();
  }

  @Test
  void aHostTellsWhoItIsAndWhatItHas() {
    HostFacts facts = door().inspect(host());
    assertThat(facts.hostUuid()).isEqualTo(door().inspect(host()).hostUuid());
    assertThat(facts.hostName()).isNotBlank();
    assertThat(facts.machineType()).isNotEqualTo(MachineType.AUTO);
    assertThat(facts.cpus()).isPositive();
    assertThat(facts.memoryMiB()).isPositive();
    assertThat(facts.pools())
        .anySatisfy(
            pool -> {
              assertThat(pool.name()).isEqualTo(host().pool());
              assertThat(pool.capacityMiB()).isPositive();
            });
  }

  @Test
  void aHostWithoutItsPoolIsNotPrepared() {
    HostAddress host = host();
    var other =
        new HostAddress(
            UUID.randomUUID(),
            host.uri(),
            host.profile(),
            host.machineType(),
            "no-such-pool",
            host.segmentBridge());
    refused(FaultCode.HOST_NOT_PREPARED, () -> door().inspect(other));
    refused(
        FaultCode.HOST_NOT_PREPARED,
        () -> door().hasVolume(host, new VolumeRef("no-such-pool", "x")));
    door().release(other);
  }

  @Test
  void aHostThatIsNotThereIsUnreachable() {
    refused(FaultCode.HOST_UNREACHABLE, () -> door().inspect(nowhere()));
    refused(FaultCode.HOST_UNREACHABLE, () -> door().observe(nowhere()));
    door().release(nowhere());
  }

  @Test
  void networksAreJoinedAndLeftAsOftenAsOneLikes() {
    MachineSpec spec = spec("plugs");
    assertThat(look(spec).networks()).isFalse();
    for (int i = 0; i < 2; i++) {
      door().joinSegment(host(), segment());
      door().joinPublic(host(), publicNetwork());
    }
    assertThat(look(spec).networks()).isTrue();
    for (int i = 0; i < 2; i++) {
      door().leaveSegment(host(), segment());
      door().leavePublic(host(), publicNetwork());
    }
    assertThat(look(spec).networks()).isFalse();
  }

  @Test
  void aNetworkStaysWhileAMachineIsPluggedIntoIt() {
    MachineSpec spec = defined("plugged");
    refused(FaultCode.STILL_IN_USE, () -> door().leaveSegment(host(), segment()));
    refused(FaultCode.STILL_IN_USE, () -> door().leavePublic(host(), publicNetwork()));
    door().forget(host(), spec.stamp());
    door().leaveSegment(host(), segment());
    assertThat(look(spec).networks()).isFalse();
  }

  @Test
  void aVolumeIsThereWhenItsUploadIsComplete() {
    VolumeRef volume = spec("volume").seed();
    byte[] content = new byte[300_000];
    var cutShort =
        new Upload("raw", content.length, () -> new ByteArrayInputStream(content, 0, 270_000));
    refused(FaultCode.HYPERVISOR_REFUSED, () -> door().upload(host(), volume, cutShort));
    assertThat(door().hasVolume(host(), volume)).isFalse();

    var whole = new Upload("raw", content.length, () -> new ByteArrayInputStream(content));
    for (int i = 0; i < 2; i++) {
      door().upload(host(), volume, whole);
      assertThat(door().hasVolume(host(), volume)).isTrue();
    }
    for (int i = 0; i < 2; i++) {
      door().forgetVolume(host(), volume);
      assertThat(door().hasVolume(host(), volume)).isFalse();
    }
  }

  @Test
  void aDiskNeedsItsImageAndIsMadeOnce() {
    DiskSpec disk = spec("disk").disk();
    refused(FaultCode.IMAGE_MISSING, () -> door().createDisk(host(), disk));
    door().upload(host(), disk.backing(), image());
    door().createDisk(host(), disk);
    door().createDisk(host(), disk);
  }

  @Test
  void aMachineIsSeenStepByStep() {
    MachineSpec spec = spec("steps");
    MachineSighting nothing = look(spec);
    assertThat(nothing.state()).isEqualTo(MachineState.ABSENT);
    assertThat(nothing.ours()).isTrue();
    assertThat(nothing.asSpecified()).isFalse();
    assertThat(nothing.disk() || nothing.seed() || nothing.backing()).isFalse();
    prepared(spec);
    MachineSighting ready = look(spec);
    assertThat(ready.disk() && ready.seed() && ready.backing() && ready.networks()).isTrue();
    door().define(host(), spec);
    door().define(host(), spec);
    assertThat(state(spec)).isEqualTo(MachineState.OFF);
    assertThat(look(spec).asSpecified()).isTrue();
  }

  @Test
  void aMachineStartsStopsAndStartsAgainWhateverItWas() {
    MachineSpec spec = running("power");
    door().power(host(), spec.stamp(), PowerAction.START);
    assertThat(state(spec)).isEqualTo(MachineState.RUNNING);
    awaitAgent(spec);
    door().power(host(), spec.stamp(), PowerAction.STOP);
    Eventually.until("it is off", () -> state(spec) == MachineState.OFF, () -> state(spec));
    door().power(host(), spec.stamp(), PowerAction.STOP);
    door().power(host(), spec.stamp(), PowerAction.CUT);
    assertThat(door().agentAnswers(host(), spec.stamp())).isFalse();
    refused(
        FaultCode.HYPERVISOR_REFUSED, () -> door().power(host(), spec.stamp(), PowerAction.REBOOT));
    door().power(host(), spec.stamp(), PowerAction.START);
    assertThat(state(spec)).isEqualTo(MachineState.RUNNING);
  }

  @Test
  void aMachineRebootsAndItsPlugCanBePulled() {
    MachineSpec spec = running("reboot");
    awaitAgent(spec);
    door().power(host(), spec.stamp(), PowerAction.REBOOT);
    Eventually.until("it runs again", () -> state(spec) == MachineState.RUNNING, () -> state(spec));
    awaitAgent(spec);
    door().power(host(), spec.stamp(), PowerAction.CUT);
    door().power(host(), spec.stamp(), PowerAction.CUT);
    assertThat(state(spec)).isEqualTo(MachineState.OFF);
  }

  @Test
  void aChangedSpecReplacesTheDefinition() {
    MachineSpec spec = defined("changed");
    MachineSpec grown = given.grown(spec);
    assertThat(look(grown).asSpecified()).isFalse();
    door().define(host(), grown);
    assertThat(look(grown).asSpecified()).isTrue();
    assertThat(look(spec).asSpecified()).isFalse();
  }

  @Test
  void aHostIsObservedWithAllThatMoves() {
    MachineSpec off = defined("off");
    MachineSpec on = running("on");
    assertThat(seen(off.stamp().machine()))
        .hasValueSatisfying(
            machine -> {
              assertThat(machine.state()).isEqualTo(MachineState.OFF);
              assertThat(machine.name()).isEqualTo(off.name());
              assertThat(machine.stamp()).contains(off.stamp());
            });
    assertThat(seen(on.stamp().machine()))
        .hasValueSatisfying(machine -> assertThat(machine.state()).isEqualTo(MachineState.RUNNING));
    door().define(host(), given.grown(off));
    assertThat(seen(off.stamp().machine()).orElseThrow().stamp())
        .contains(given.grown(off).stamp());
  }

  @Test
  void aForgottenMachineIsGoneAndForgettingAgainIsFine() {
    MachineSpec spec = running("forget");
    door().forget(host(), spec.stamp());
    door().forget(host(), spec.stamp());
    assertThat(state(spec)).isEqualTo(MachineState.ABSENT);
    assertThat(seen(spec.stamp().machine())).isEmpty();
    refused(FaultCode.NO_SUCH_THING, () -> door().power(host(), spec.stamp(), PowerAction.START));
  }

  @Test
  void aStrangerIsShownAndNeverTouched() {
    MachineSpec spec = prepared(spec("ours"));
    Stamp stamp = spec.stamp();
    addStranger(stamp.machine(), "stranger-" + stamp.machine());
    try {
      assertThat(look(spec).ours()).isFalse();
      assertThat(seen(stamp.machine()).orElseThrow().stamp()).isEmpty();
      refused(FaultCode.NOT_OUR_MACHINE, () -> door().define(host(), spec));
      refused(FaultCode.NOT_OUR_MACHINE, () -> door().forget(host(), stamp));
      for (PowerAction action : PowerAction.values()) {
        refused(FaultCode.NOT_OUR_MACHINE, () -> door().power(host(), stamp, action));
      }
      assertThat(seen(stamp.machine())).isPresent();
    } finally {
      removeStranger(stamp.machine());
    }
  }

  @Test
  void anotherTenantsMachineIsNeverTouched() {
    MachineSpec theirs = defined("theirs");
    var stamp = new Stamp(theirs.stamp().machine(), UUID.randomUUID(), theirs.stamp().specHash());
    refused(FaultCode.NOT_OUR_MACHINE, () -> door().forget(host(), stamp));
    refused(FaultCode.NOT_OUR_MACHINE, () -> door().power(host(), stamp, PowerAction.START));
    assertThat(state(theirs)).isEqualTo(MachineState.OFF);
  }

  @Test
  void aNameMayHoldAnything() {
    for (String name : List.of("a & b <c> \"d\" 'e'", "\"><disk type='file'>", "é 📞 .-")) {
      MachineSpec spec = defined(name);
      assertThat(seen(spec.stamp().machine()).orElseThrow().name()).isEqualTo(name);
    }
  }

  @Test
  void whoListensHearsWhichMachineSomethingHappenedTo() {
    Set<UUID> heard = ConcurrentHashMap.newKeySet();
    door()
        .listen(
            host(),
            machine -> {
              if (machine != null) {
                heard.add(machine);
              }
            });
    door().observe(host());
    MachineSpec spec = running("heard");
    Eventually.until("it was heard of", () -> heard.contains(spec.stamp().machine()));
  }
}
