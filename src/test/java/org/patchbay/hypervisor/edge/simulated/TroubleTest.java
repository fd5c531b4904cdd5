package org.patchbay.hypervisor.edge.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TroubleTest {
  @Test
  void aDocumentHoldsAllOfIt() {
    Trouble trouble =
        Trouble.NONE
            .on(Trouble.Line.ANSWERS_LOST)
            .slowedBy(Duration.ofMillis(20))
            .refusing(Call.POWER, "no: \"never\"");
    assertThat(Trouble.of(trouble.document())).isEqualTo(trouble);
  }

  @Test
  void whatADocumentLeavesOutIsNoTrouble() {
    assertThat(Trouble.of(Map.of())).isEqualTo(Trouble.NONE);
  }

  @Test
  void differentHostsHaveDifferentFiles() {
    assertThat(fileName("simulated://a/b_c")).isNotEqualTo(fileName("simulated://a/b/c"));
    assertThat(fileName("simulated://demo/host1")).isEqualTo("demo_host1");
  }

  private static String fileName(String uri) {
    return HostShape.fileName(HostShape.of(URI.create(uri)).key());
  }
}
