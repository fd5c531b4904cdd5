package org.patchbay.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.SeenMachine;
import org.patchbay.hypervisor.entity.Stamp;

/** What a host promises about machines that are not ours, or not this tenant's. */
abstract class OwnershipPromises extends GuardPromises {
  @Test
  void aStrangerIsShownAndNeverTouched() {
    MachineSpec spec = prepared(spec("ours"));
    Stamp stamp = spec.stamp();
    addStranger(stamp.machine(), "stranger-" + stamp.machine());
    try {
      assertThat(look(spec).ours()).isFalse();
      SeenMachine before = seen(stamp.machine()).orElseThrow();
      assertThat(before.stamp()).isEmpty();
      refused(FaultCode.NOT_OUR_MACHINE, () -> door().define(host(), spec));
      refused(FaultCode.NOT_OUR_MACHINE, () -> door().forget(host(), stamp));
      for (PowerAction action : PowerAction.values()) {
        refused(FaultCode.NOT_OUR_MACHINE, () -> door().power(host(), stamp, action));
      }
      assertThat(door().agentAnswers(host(), stamp)).isFalse();
      SeenMachine after = seen(stamp.machine()).orElseThrow();
      assertThat(after.name()).isEqualTo(before.name());
      assertThat(after.state()).isEqualTo(before.state());
      assertThat(after.stamp()).isEmpty();
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
  void aNameBelongsToOneMachine() {
    MachineSpec first = defined("name");
    MachineSpec second = prepared(given().spec(UUID.randomUUID(), first.name()));
    refused(FaultCode.HYPERVISOR_REFUSED, () -> door().define(host(), second));
    assertThat(state(second)).isEqualTo(MachineState.ABSENT);
    assertThat(seen(first.stamp().machine()).orElseThrow().stamp()).contains(first.stamp());
  }
}
