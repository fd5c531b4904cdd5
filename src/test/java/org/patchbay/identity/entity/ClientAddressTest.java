package org.patchbay.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
  private static final String PROXIES = "192.0.2.0/24, 2001:db8::/32";

  private static String of(String peer, String... forwarded) {
    return ClientAddress.of(peer, List.of(forwarded), PROXIES);
  }

  @Test
  void whatSomebodyWhoIsNoProxySaysIsNotBelieved() {
    assertThat(of("198.51.100.7", "10.9.9.9")).isEqualTo("198.51.100.7");
    assertThat(ClientAddress.of("192.0.2.1", List.of("10.9.9.9"), "")).isEqualTo("192.0.2.1");
  }

  @Test
  void aProxySaysWhereARequestCameFrom() {
    assertThat(of("192.0.2.1", "198.51.100.7")).isEqualTo("198.51.100.7");
    assertThat(of("2001:db8::1", "2001:db9::7")).isEqualTo("2001:db9::7");
  }

  @Test
  void whatAClientWroteItselfIsNeverReached() {
    assertThat(of("192.0.2.1", "10.9.9.9, 198.51.100.7")).isEqualTo("198.51.100.7");
    assertThat(of("192.0.2.1", "10.9.9.9", "198.51.100.7")).isEqualTo("198.51.100.7");
  }

  @Test
  void aChainOfProxiesIsFollowedToItsEnd() {
    assertThat(of("192.0.2.1", "198.51.100.7, 192.0.2.9, 192.0.2.8")).isEqualTo("198.51.100.7");
    assertThat(of("192.0.2.1", "192.0.2.9")).isEqualTo("192.0.2.9");
  }

  @Test
  void whatIsNoAddressIsNotTaken() {
    for (String nonsense : List.of("unknown", "evil.example", "1.2.3", "1.2.3.4:80", "", "'--")) {
      assertThat(of("192.0.2.1", nonsense)).as(nonsense).isEqualTo("192.0.2.1");
    }
  }
}
