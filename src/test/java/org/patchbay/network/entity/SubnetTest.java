package org.patchbay.network.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.fault.entity.FieldProblem;

class SubnetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0",
        "10.0.0.0/33",
        "10.0.0.1/24",
        "10.0/16",
        "example.org/24",
        "fd00::/129",
        "10.0.0.0/-1",
        "10.0.0.0/24/1",
        "fd00::1/64",
        "<script>/8"
      })
  void whatIsNoSubnetIsRefused(String text) {
    assertThat(Subnet.tryParse(text)).isEmpty();
  }

  @Test
  void aSubnetContainsItsAddressesAndNoOthers() {
    Subnet subnet = Subnet.parse("10.1.2.0/23");
    assertThat(subnet.contains(Subnet.address("10.1.3.255").orElseThrow())).isTrue();
    assertThat(subnet.contains(Subnet.address("10.1.4.0").orElseThrow())).isFalse();
    assertThat(subnet.contains(Subnet.address("fd00::1").orElseThrow())).isFalse();
  }

  @Test
  void addressesAreCountedInBothFamilies() {
    assertThat(Subnet.parse("10.0.0.0/24").nth(10).getHostAddress()).isEqualTo("10.0.0.10");
    assertThat(Subnet.parse("0.0.0.0/0").nth(1).getHostAddress()).isEqualTo("0.0.0.1");
    assertThat(Subnet.parse("fd00:1::/64").nth(256))
        .isEqualTo(Subnet.address("fd00:1::100").orElseThrow());
  }

  @Test
  void everythingThatIsWrongWithAPoolIsSaidAtItsField() {
    List<FieldProblem> problems = new ArrayList<>();
    var input = new PoolInput("198.51.100.0/24", "10.0.0.1", "nonsense", null, List.of("1.1.1"));
    assertThat(input.judge("pools[0]", problems)).isEmpty();
    assertThat(problems)
        .extracting(FieldProblem::field)
        .containsExactly("pools[0].gateway", "pools[0].first", "pools[0].last", "pools[0].dns[0]");
  }

  @Test
  void aReversedRangeIsRefused() {
    List<FieldProblem> problems = new ArrayList<>();
    var input =
        new PoolInput(
            "198.51.100.0/24", "198.51.100.1", "198.51.100.20", "198.51.100.10", List.of());
    assertThat(input.judge("pools[0]", problems)).isEmpty();
    assertThat(problems)
        .extracting(FieldProblem::messageKey)
        .containsExactly("network.range.reversed");
  }

  @Test
  void poolsThatShareAnAddressAreFound() {
    PoolDraft low = pool("198.51.100.10", "198.51.100.20");
    PoolDraft high = pool("198.51.100.20", "198.51.100.30");
    PoolDraft apart = pool("198.51.100.31", "198.51.100.40");
    assertThat(PoolDraft.firstOverlap(List.of(low, apart))).isEmpty();
    assertThat(PoolDraft.firstOverlap(List.of(low, apart, high))).contains(2);
  }

  private static PoolDraft pool(String first, String last) {
    return new PoolInput("198.51.100.0/24", "198.51.100.1", first, last, List.of())
        .judge("pool", new ArrayList<>())
        .orElseThrow();
  }
}
