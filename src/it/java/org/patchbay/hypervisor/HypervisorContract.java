package org.patchbay.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.GuestPort;
import org.patchbay.hypervisor.entity.GuestPorts;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.testing.Eventually;

/**
 * What every host does, whatever drives it. Each floor below holds the promises of one subject;
 * here are those about power and about what is heard of it.
 */
public abstract class HypervisorContract extends MigrationPromises {
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
  void aForgottenMachineIsGoneAndForgettingAgainIsFine() {
    MachineSpec spec = running("forget");
    door().forget(host(), spec.stamp());
    door().forget(host(), spec.stamp());
    assertThat(state(spec)).isEqualTo(MachineState.ABSENT);
    assertThat(seen(spec.stamp().machine())).isEmpty();
    assertThat(door().agentAnswers(host(), spec.stamp())).isFalse();
    for (PowerAction action : PowerAction.values()) {
      refused(FaultCode.NO_SUCH_THING, () -> door().power(host(), spec.stamp(), action));
    }
  }

  @Test
  void whoListensHearsWhichMachineSomethingHappenedTo() {
    Set<UUID> heard = listening();
    MachineSpec spec = running("heard");
    Eventually.until("its start was heard of", () -> heard.remove(spec.stamp().machine()));
    door().power(host(), spec.stamp(), PowerAction.CUT);
    Eventually.until("its end was heard of", () -> heard.contains(spec.stamp().machine()));
  }

  @Test
  void whoListensLastHearsAlone() {
    Set<UUID> first = listening();
    Set<UUID> last = listening();
    MachineSpec spec = running("heard-last");
    Eventually.until("it was heard of", () -> last.contains(spec.stamp().machine()));
    assertThat(first).doesNotContain(spec.stamp().machine());
  }

  private Set<UUID> listening() {
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
    return heard;
  }

  @Test
  void aGuestTellsOnWhichPortsItListensAndOnlyWhileItRuns() {
    MachineSpec spec = running("ports");
    awaitAgent(spec);
    Set<GuestPort> asked = Set.of(new GuestPort(OpenPort.Protocol.TCP, 5));
    GuestPorts told = door().listening(host(), spec.stamp(), asked);
    assertThat(told.voice()).isNotEqualTo(GuestPorts.Voice.FORBIDDEN);
    assertThat(asked).containsAll(told.listening());
    Stamp foreign = new Stamp(spec.stamp().machine(), UUID.randomUUID(), "");
    assertThat(door().listening(host(), foreign, asked)).isEqualTo(GuestPorts.SILENT);
    door().power(host(), spec.stamp(), PowerAction.CUT);
    assertThat(door().listening(host(), spec.stamp(), asked)).isEqualTo(GuestPorts.SILENT);
    door().forget(host(), spec.stamp());
    assertThat(door().listening(host(), spec.stamp(), asked)).isEqualTo(GuestPorts.SILENT);
  }
}
