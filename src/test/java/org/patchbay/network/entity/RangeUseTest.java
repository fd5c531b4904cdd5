package org.patchbay.network.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeUseTest {
  private static PublicNetwork network() {
    var pool =
        new PoolDraft(
            Subnet.parse("198.51.100.0/24"),
            Subnet.address("198.51.100.1").orElseThrow(),
            Subnet.address("198.51.100.1").orElseThrow(),
            Subnet.address("198.51.100.20").orElseThrow(),
            List.of());
    var network =
        new PublicNetwork(
            new PublicNetworkDraft("public", "br-public", List.of(pool)), Instant.EPOCH);
    var block =
        new Span(
            Subnet.address("198.51.100.11").orElseThrow(),
            Subnet.address("198.51.100.15").orElseThrow());
    network.change(
        List.of(pool), List.of(new BlockDraft(UUID.randomUUID(), block)), Optional.empty());
    return network;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 14, 5, 0",
    "3, 2, 0, 9, 5, 26",
    "4, 1, 5, 14, 0, 26",
    "19, 0, 5, 0, 0, 100"
  })
  void whatIsTakenRestsIsSetApartAndFreeIsAllThereIs(
      long taken, long resting, long gone, long free, long apart, int percent) {
    PublicNetwork network = network();
    RangeUse use = network.use(network.pools().get(0), taken, resting, gone);
    assertThat(use.capacity()).isEqualTo(19);
    assertThat(use.free()).isEqualTo(free);
    assertThat(use.apart()).isEqualTo(apart);
    assertThat(use.percent()).isEqualTo(percent);
    assertThat(use.free().add(use.apart()).longValue() + use.used()).isEqualTo(19);
  }

  @Test
  void aRangeOfSegmentsHasBothItsEnds() {
    RangeUse use = RangeUse.of(new SegmentRange(100, 199), 25);
    assertThat(use.capacity()).isEqualTo(BigInteger.valueOf(100));
    assertThat(use.percent()).isEqualTo(25);
    assertThat(use.free()).isEqualTo(75);
  }
}
