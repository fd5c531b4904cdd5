package org.patchbay.container.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.hypervisor.entity.Guard;

class GuardTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "UDP 10000-20000",
        "TCP 22-22 192.0.2.0/24 2001:db8:0:0:0:0:0:0/32|UDP 5060-5060",
        "TCP 80-80|OUT",
        "TCP 80-80|OUT|OUT UDP 53-53|OUT UDP 5060-5061 192.0.2.7/32",
      })
  void whatIsReadIsWrittenAgain(String lines) {
    List<String> text = lines.isEmpty() ? List.of() : List.of(lines.split("\\|"));
    Guard guard = GuardText.read(text);
    assertThat(GuardText.write(guard)).isEqualTo(text);
    assertThat(guard.outgoing().isPresent()).isEqualTo(text.contains("OUT"));
  }
}
