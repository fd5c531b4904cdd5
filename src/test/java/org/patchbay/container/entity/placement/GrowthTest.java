package org.patchbay.container.entity.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.hypervisor.entity.HostProfile;

/** Room for what is on a host already. */
class GrowthTest {
  private static final Growth GROWTH =
      Growth.on(
          new HostOffer(
              UUID.randomUUID(),
              "h1",
              HostProfile.OVS_VLAN,
              false,
              true,
              4,
              12,
              4096,
              5000,
              Farm.disk(20),
              Map.of(),
              Set.of()),
          "patchbay",
          4.0);

  @Test
  void aHostThatTakesNoNewContainersLetsThoseItHasGrow() {
    assertThat(GROWTH.of("vcpus")).isEqualTo(4);
    assertThat(GROWTH.of("diskGiB")).isEqualTo(20);
  }

  @Test
  void whereTooMuchIsPromisedNothingIsLeft() {
    assertThat(GROWTH.of("memoryMiB")).isZero();
  }
}
