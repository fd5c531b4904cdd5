package org.patchbay.network.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.FieldProblem;

/** What of a public network whom may be given. */
class PublicNetworkTest {
  private static final UUID ACME = new UUID(0, 1);
  private static final UUID GLOBEX = new UUID(0, 2);

  private static PoolDraft pool(String cidr, String gateway, String first, String last) {
    List<FieldProblem> problems = new ArrayList<>();
    var pool = new PoolInput(cidr, gateway, first, last, List.of()).judge("pools[0]", problems);
    assertThat(problems).isEmpty();
    return pool.orElseThrow();
  }

  private static PublicNetwork network(PoolDraft... pools) {
    var draft = new PublicNetworkDraft("public", "br-public", List.of(pools));
    return new PublicNetwork(draft, Instant.EPOCH);
  }

  private static Span span(String first, String last) {
    return new Span(ip(first), ip(last));
  }

  private static InetAddress ip(String text) {
    return Subnet.address(text).orElseThrow();
  }

  private static final PoolDraft FOUR =
      pool("198.51.100.0/24", "198.51.100.15", "198.51.100.10", "198.51.100.20");
  private static final PoolDraft SIX =
      pool("2001:db8::/64", "2001:db8::1", "2001:db8::1", "2001:db8::ffff");

  @Test
  void aGatewayAmongTheAddressesIsNeverGivenOut() {
    assertThat(network(FOUR).spansFor(ACME, false))
        .containsExactly(
            span("198.51.100.10", "198.51.100.14"), span("198.51.100.16", "198.51.100.20"));
    assertThat(network(FOUR).capacity()).isEqualTo(BigInteger.TEN);
  }

  @Test
  void eachVersionIsGivenByItself() {
    PublicNetwork both = network(FOUR, SIX);
    assertThat(both.spansFor(ACME, true)).containsExactly(span("2001:db8::2", "2001:db8::ffff"));
    assertThat(both.onlySix()).isFalse();
    assertThat(network(SIX).onlySix()).isTrue();
    assertThat(network(SIX).spansFor(ACME, false)).isEmpty();
  }

  @Test
  void whatIsSetApartComesFirstForItsTenantAndNeverForOthers() {
    PublicNetwork network = network(FOUR);
    var block = new BlockDraft(ACME, span("198.51.100.13", "198.51.100.17"));
    network.change(List.of(FOUR), List.of(block), Optional.empty());
    assertThat(network.spansFor(ACME, false))
        .containsExactly(
            span("198.51.100.13", "198.51.100.14"),
            span("198.51.100.16", "198.51.100.17"),
            span("198.51.100.10", "198.51.100.12"),
            span("198.51.100.18", "198.51.100.20"));
    assertThat(network.spansFor(GLOBEX, false))
        .containsExactly(
            span("198.51.100.10", "198.51.100.12"), span("198.51.100.18", "198.51.100.20"));
  }

  @Test
  void onlyWhoMayUseItIsServed() {
    PublicNetwork network = network(FOUR);
    assertThat(network.serves(GLOBEX)).isTrue();
    network.change(List.of(FOUR), List.of(), Optional.of(Set.of(ACME)));
    assertThat(network.serves(ACME)).isTrue();
    assertThat(network.serves(GLOBEX)).isFalse();
    network.change(List.of(FOUR), List.of(), Optional.of(Set.of()));
    assertThat(network.serves(ACME)).as("nobody may").isFalse();
  }
}
