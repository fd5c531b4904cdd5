package org.patchbay.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.MachineSize;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.testing.Eventually;

/** What a host promises about the size of machines. */
abstract class SizePromises extends MachinePromises {
  /** False for libvirt's test driver, which neither grows disks nor counts in the bulk call. */
  protected boolean sizesAll() {
    return true;
  }

  private MachineSpec sized(MachineSpec spec, int vcpus, long memoryMiB, long diskGiB) {
    return new MachineSpec(
        spec.stamp(),
        spec.name(),
        vcpus,
        spec.maxVcpus(),
        memoryMiB,
        spec.maxMemoryMiB(),
        new DiskSpec(spec.disk().volume(), spec.disk().backing(), diskGiB),
        spec.seed(),
        spec.nics());
  }

  private MachineSize size(MachineSpec spec) {
    return look(spec).size().orElseThrow();
  }

  @Test
  void aMachineIsSeenWithTheSizeItIsDefinedWith() {
    MachineSpec spec = spec("size");
    assertThat(look(spec).size()).isEmpty();
    defined(spec);
    MachineSize size = size(spec);
    assertThat(size.vcpus()).isEqualTo(spec.vcpus());
    assertThat(size.maxVcpus()).isEqualTo(spec.maxVcpus());
    assertThat(size.memoryMiB()).isEqualTo(spec.memoryMiB());
    assertThat(size.maxMemoryMiB()).isGreaterThanOrEqualTo(spec.maxMemoryMiB());
    if (sizesAll()) {
      assertThat(size.diskGiB()).isEqualTo(spec.disk().sizeGiB());
    }
    door().power(host(), spec.stamp(), PowerAction.START);
    assertThat(size(spec)).as("started").isEqualTo(size);
  }

  @Test
  void aMachineThatRunsGrowsUpToItsCeilingsAndGivesMemoryBackAndNeverProcessors() {
    MachineSpec spec = running("grows");
    awaitAgent(spec);
    MachineSpec grown = sized(spec, 2, 288, 1);
    door().resize(host(), grown);
    door().resize(host(), grown);
    awaitSize(grown, 2, 288);
    assertThat(state(spec)).isEqualTo(MachineState.RUNNING);
    if (sizesAll()) {
      assertThat(seen(spec.stamp().machine()))
          .hasValueSatisfying(
              machine -> {
                assertThat(machine.vcpus()).isEqualTo(2);
                assertThat(machine.memoryMiB()).isEqualTo(288);
              });
    }
    door().resize(host(), sized(spec, 1, 240, 1));
    awaitSize(spec, 2, 240);
    door().resize(host(), sized(spec, 9, 288, 1));
    awaitSize(spec, 2, 288);
    assertThat(look(spec).asSpecified()).as("the definition stays as it is").isTrue();
  }

  private void awaitSize(MachineSpec spec, int vcpus, long memoryMiB) {
    Eventually.until(
        vcpus + " vCPUs and " + memoryMiB + " MiB",
        () -> size(spec).vcpus() == vcpus && size(spec).memoryMiB() == memoryMiB,
        () -> size(spec));
  }

  @Test
  void aDiskGrowsUnderItsGuestAndWithoutOneAndNeverShrinks() {
    if (!sizesAll()) {
      return;
    }
    MachineSpec spec = defined("disk");
    door().resize(host(), sized(spec, 1, 160, 2));
    assertThat(size(spec).diskGiB()).isEqualTo(2);
    door().power(host(), spec.stamp(), PowerAction.START);
    door().resize(host(), sized(spec, 1, 160, 3));
    door().resize(host(), sized(spec, 1, 160, 3));
    assertThat(size(spec).diskGiB()).isEqualTo(3);
    door().resize(host(), sized(spec, 1, 160, 1));
    assertThat(size(spec).diskGiB()).isEqualTo(3);
  }

  @Test
  void whatIsNotThereOrNotOursGetsNoOtherSize() {
    MachineSpec spec = spec("nobody");
    refused(FaultCode.NO_SUCH_THING, () -> door().resize(host(), spec));
    UUID uuid = spec.stamp().machine();
    addStranger(uuid, "stranger-" + uuid);
    try {
      refused(FaultCode.NOT_OUR_MACHINE, () -> door().resize(host(), spec));
    } finally {
      removeStranger(uuid);
    }
  }
}
