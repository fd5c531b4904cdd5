package org.patchbay.hypervisor.edge.libvirt.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MachineNameTest {
  private static String of(String name) {
    return MachineName.of(Specs.named(name));
  }

  @Test
  void aUsualNameStaysAsItIs() {
    assertThat(of("sip-1-0b5f2f6a")).isEqualTo("sip-1-0b5f2f6a");
  }

  @Test
  void whatCannotNameAFileBecomesADash() {
    assertThat(of("a/b\nc\u0000d\u0007e\uD83Df")).isEqualTo("a-b-c-d-e-f");
  }

  @Test
  void noNameAtAllBecomesTheMachines() {
    assertThat(of("  ")).isEqualTo("machine-0b5f2f6a");
    assertThat(of("")).isEqualTo("machine-0b5f2f6a");
  }

  @Test
  void aLongNameIsCutAndStaysUnique() {
    assertThat(of("x".repeat(300))).hasSize(200).endsWith("x-0b5f2f6a");
    String phones = of("\uD83D\uDCDE".repeat(100));
    assertThat(phones.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(200);
    assertThat(phones).startsWith("\uD83D\uDCDE").endsWith("\uD83D\uDCDE-0b5f2f6a");
  }
}
