package org.patchbay.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;

/** What a host promises about the definition of machines. */
abstract class MachinePromises extends OwnershipPromises {
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
  void aChangedSpecReplacesTheDefinition() {
    MachineSpec spec = defined("changed");
    MachineSpec grown = given().grown(spec);
    assertThat(look(grown).asSpecified()).isFalse();
    door().define(host(), grown);
    assertThat(look(grown).asSpecified()).isTrue();
    assertThat(look(spec).asSpecified()).isFalse();
  }

  @Test
  void aMachineThatRunsGoesOnWhenItsDefinitionChanges() {
    MachineSpec spec = running("goes-on");
    MachineSpec grown = given().grown(spec);
    door().define(host(), grown);
    assertThat(state(grown)).isEqualTo(MachineState.RUNNING);
    assertThat(look(grown).asSpecified()).isTrue();
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
    door().define(host(), given().grown(off));
    assertThat(seen(off.stamp().machine()).orElseThrow().stamp())
        .contains(given().grown(off).stamp());
  }

  @Test
  void aNameMayHoldAnything() {
    for (String name : List.of("a & b <c> \"d\" 'e'", "\"><disk type='file'>", "é 📞 .-")) {
      MachineSpec spec = defined(name);
      assertThat(seen(spec.stamp().machine()).orElseThrow().name()).isEqualTo(spec.name());
    }
  }
}
