package org.patchbay.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.VolumeRef;

/** What a host itself promises. */
abstract class HostPromises extends ContractBench {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

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
  void aHostThatIsNotThereIsUnreachableWithinTenSeconds() {
    MachineSpec spec = spec("nowhere");
    List<Executable> calls =
        List.of(
            () -> door().inspect(nowhere()),
            () -> door().observe(nowhere()),
            () -> door().look(nowhere(), spec),
            () -> door().joinSegment(nowhere(), segment()),
            () -> door().hasVolume(nowhere(), spec.seed()),
            () -> door().upload(nowhere(), spec.seed(), given().seed(spec)),
            () -> door().define(nowhere(), spec),
            () -> door().power(nowhere(), spec.stamp(), PowerAction.START),
            () -> door().forget(nowhere(), spec.stamp()),
            () -> door().agentAnswers(nowhere(), spec.stamp()));
    for (Executable call : calls) {
      Assertions.assertTimeout(PATIENCE, () -> refused(FaultCode.HOST_UNREACHABLE, call::execute));
    }
    door().release(nowhere());
  }

  @Test
  void aReleasedHostCanBeUsedAgain() {
    UUID before = door().inspect(host()).hostUuid();
    door().release(host());
    door().release(host());
    assertThat(door().observe(host()).facts().hostUuid()).isEqualTo(before);
  }

  @Test
  void hostsKnowNothingOfEachOther() {
    HostAddress other = another();
    MachineSpec spec = defined("here");
    try {
      assertThat(door().inspect(other).hostUuid()).isNotEqualTo(door().inspect(host()).hostUuid());
      MachineSighting there = door().look(other, spec);
      assertThat(there.state()).isEqualTo(MachineState.ABSENT);
      assertThat(there.disk() || there.seed() || there.backing() || there.networks()).isFalse();
      door().forget(other, spec.stamp());
      assertThat(state(spec)).isEqualTo(MachineState.OFF);
    } finally {
      door().release(other);
    }
  }
}
