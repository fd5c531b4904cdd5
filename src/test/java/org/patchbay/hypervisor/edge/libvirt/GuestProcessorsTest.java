package org.patchbay.hypervisor.edge.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a guest agent says of its processors. */
class GuestProcessorsTest {
  private static final String ANSWER =
      "{\"return\":[{\"online\":true,\"can-offline\":false,\"logical-id\":0},"
          + "{\"online\":false,\"can-offline\":true,\"logical-id\":1},"
          + "{\"logical-id\": 12, \"online\": false, \"can-offline\": true}]}";

  @Test
  void thoseThatAreOffAreToBeSwitchedOn() {
    var known = GuestProcessors.known(ANSWER);
    assertThat(known).hasSize(3);
    assertThat(GuestProcessors.off(known))
        .isEqualTo("{\"logical-id\":1,\"online\":true},{\"logical-id\":12,\"online\":true}");
  }

  @Test
  void whereAllAreOnNothingIsToBeDone() {
    assertThat(GuestProcessors.off(GuestProcessors.known("{\"return\":[]}"))).isEmpty();
    assertThat(GuestProcessors.known("nonsense")).isEmpty();
  }
}
