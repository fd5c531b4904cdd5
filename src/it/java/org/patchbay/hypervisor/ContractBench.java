package org.patchbay.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SeenMachine;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.testing.Eventually;

/** What the promises are tried with: the hooks of an adapter's test, and machines made there. */
abstract class ContractBench {
  private static final UUID TENANT = UUID.randomUUID();

  /** Of this run alone, so that several may use one host. */
  private static final int RUN = ThreadLocalRandom.current().nextInt(3000, 4000);

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

  /** A second host that is there. */
  protected abstract HostAddress another();

  /** Name of a pool that both hosts have; empty where there can be none. */
  protected abstract Optional<String> sharedPool();

  /** False for libvirt's test driver, whose host has no bridges. */
  protected boolean knowsItsBridges() {
    return door().inspect(host()).machineType() != MachineType.TEST;
  }

  protected SegmentSpec segment() {
    return new SegmentSpec(RUN);
  }

  protected PublicSpec publicNetwork() {
    return new PublicSpec("contract-" + RUN, "br-public");
  }

  protected final Machines given() {
    return given;
  }

  /** A machine to make; its name is of this run alone. */
  protected final MachineSpec spec(String name) {
    return given.spec(TENANT, name + "-" + UUID.randomUUID());
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
    joined(host());
    if (!door().hasVolume(host(), spec.disk().backing())) {
      door().upload(host(), spec.disk().backing(), image());
    }
    door().createDisk(host(), spec.disk());
    door().upload(host(), spec.seed(), given.seed(spec));
    return spec;
  }

  protected final MachineSpec defined(String name) {
    return defined(spec(name));
  }

  /** All that it needs on a host besides its volumes. */
  final void joined(HostAddress host) {
    door().joinSegment(host, segment());
    door().joinPublic(host, publicNetwork());
  }

  final MachineSpec defined(MachineSpec spec) {
    prepared(spec);
    door().define(host(), spec);
    return spec;
  }

  protected final MachineSpec running(String name) {
    MachineSpec spec = defined(name);
    door().power(host(), spec.stamp(), PowerAction.START);
    return spec;
  }

  protected final MachineState state(MachineSpec spec) {
    return look(spec).state();
  }

  final MachineSighting look(MachineSpec spec) {
    return door().look(host(), spec);
  }

  /** The machine in the bulk call. */
  final Optional<SeenMachine> seen(UUID machine) {
    List<SeenMachine> found =
        door().observe(host()).machines().stream()
            .filter(one -> one.uuid().equals(machine))
            .toList();
    assertThat(found).hasSizeLessThanOrEqualTo(1);
    return found.stream().findFirst();
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
}
