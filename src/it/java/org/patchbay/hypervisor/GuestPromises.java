package org.patchbay.hypervisor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.ConsoleTail;
import org.patchbay.hypervisor.entity.DataDisk;
import org.patchbay.hypervisor.entity.GuestFile;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.testing.Eventually;

/** What is heard of guests: what they write to their consoles, and which files they have. */
abstract class GuestPromises extends FixturePromises {
  /** False for libvirt's test driver, in whose machines nothing runs. */
  private boolean hasGuests() {
    return knowsItsBridges();
  }

  /** Sees to it that the machine's guest has no such file. */
  protected void hide(MachineSpec spec, String path) {}

  @Test
  void theEndOfAConsoleIsKeptUntilItsMachineIsForgotten() {
    MachineSpec spec = defined("console");
    assertThat(console(spec.stamp()).kept()).isEqualTo(hasGuests());
    assertThat(console(spec.stamp()).bytes()).as("it has not written yet").isEmpty();
    door().power(host(), spec.stamp(), PowerAction.START);
    awaitAgent(spec);
    if (hasGuests()) {
      Eventually.until("it wrote", () -> words(spec.stamp()).contains("\n"));
    }
    Stamp foreign = new Stamp(spec.stamp().machine(), UUID.randomUUID(), "");
    assertThat(console(foreign)).isEqualTo(ConsoleTail.NOT_KEPT);
    door().power(host(), spec.stamp(), PowerAction.CUT);
    assertThat(console(spec.stamp()).kept()).isEqualTo(hasGuests());
    door().forget(host(), spec.stamp());
    assertThat(console(spec.stamp())).isEqualTo(ConsoleTail.NOT_KEPT);
  }

  @Test
  void theDataDiskOfAMachineThatRunsIsCopiedWhileItGoesOn() {
    MachineSpec bare = spec("backup");
    VolumeRef volume = bare.disk().volume().beside("data-" + bare.stamp().machine() + ".qcow2");
    VolumeRef copy = volume.beside("copy-of-" + volume.name());
    MachineSpec spec = bare.with(new DataDisk(volume, 1, "pb-data"));
    try {
      door().createDataDisk(host(), spec.data().orElseThrow());
      defined(spec);
      if (hasGuests()) {
        refused(FaultCode.HYPERVISOR_REFUSED, () -> backUp(spec, copy, true));
        assertThat(door().hasVolume(host(), copy)).isFalse();
      }
      door().power(host(), spec.stamp(), PowerAction.START);
      awaitAgent(spec);
      if (hasGuests()) {
        refused(FaultCode.HYPERVISOR_REFUSED, () -> backUp(spec, copy, false));
        assertThat(door().hasVolume(host(), copy)).as("called off").isFalse();
      }
      for (int i = 0; i < 2; i++) {
        backUp(spec, copy, true);
        assertThat(door().hasVolume(host(), copy)).isTrue();
      }
      assertThat(state(spec)).isEqualTo(MachineState.RUNNING);
      assertThat(door().agentAnswers(host(), spec.stamp())).isTrue();
      assertThat(door().sizeOf(host(), copy)).isPositive();
    } finally {
      door().forget(host(), spec.stamp());
      door().forgetVolume(host(), volume);
      door().forgetVolume(host(), copy);
    }
  }

  private void backUp(MachineSpec spec, VolumeRef copy, boolean goesOn) {
    door().backUp(host(), spec, copy, (done, all) -> goesOn);
  }

  @Test
  void aGuestTellsOfAFileOnlyWhileItRuns() {
    MachineSpec spec = running("file");
    awaitAgent(spec);
    hide(spec, "/no/where");
    assertThat(file(spec.stamp())).isEqualTo(hasGuests() ? GuestFile.THERE : GuestFile.SILENT);
    assertThat(door().file(host(), spec.stamp(), "/no/where"))
        .isEqualTo(hasGuests() ? GuestFile.ABSENT : GuestFile.SILENT);
    Stamp foreign = new Stamp(spec.stamp().machine(), UUID.randomUUID(), "");
    assertThat(file(foreign)).isEqualTo(GuestFile.SILENT);
    door().power(host(), spec.stamp(), PowerAction.CUT);
    assertThat(file(spec.stamp())).isEqualTo(GuestFile.SILENT);
  }

  private GuestFile file(Stamp stamp) {
    return door().file(host(), stamp, "/proc/version");
  }

  private String words(Stamp stamp) {
    return new String(console(stamp).bytes(), UTF_8);
  }

  private ConsoleTail console(Stamp stamp) {
    return door().console(host(), stamp);
  }
}
