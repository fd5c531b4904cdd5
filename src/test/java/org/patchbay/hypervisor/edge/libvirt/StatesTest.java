package org.patchbay.hypervisor.edge.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.hypervisor.entity.MachineState;

class StatesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, RUNNING",
    "1, 1, RUNNING",
    "2, 0, RUNNING",
    "3, 5, PAUSED",
    "4, 1, STOPPING",
    "5, 1, OFF",
    "5, 2, OFF",
    "5, 3, CRASHED",
    "6, 1, CRASHED",
    "7, 0, PAUSED"
  })
  void aStateIsToldInOurWords(int state, int reason, MachineState told) {
    assertThat(States.of(state, reason)).isEqualTo(told);
  }
}
