package org.patchbay.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedHostTest {
  private static final String PROXIES = "192.0.2.0/24, 2001:db8::/32";

  private static String of(String peer, String host, String... forwarded) {
    return AskedHost.of(peer, host, List.of(forwarded), PROXIES);
  }

  @ParameterizedTest
  @CsvSource({
    "Cloud.Acme.Example, cloud.acme.example",
    "cloud.acme.example:8443, cloud.acme.example",
    "cloud.acme.example., cloud.acme.example",
    "cloud.acme.example.:443, cloud.acme.example",
    "[::1]:8080, [::1]",
  })
  void aNameIsReadWithoutPortAndFinalDot(String host, String name) {
    assertThat(of("198.51.100.9", host)).isEqualTo(name);
  }

  @Test
  void whatAStrangerForwardsIsNotBelieved() {
    assertThat(of("198.51.100.9", "portal.example", "cloud.acme.example"))
        .isEqualTo("portal.example");
    assertThat(AskedHost.of("192.0.2.1", "portal.example", List.of("cloud.acme.example"), ""))
        .isEqualTo("portal.example");
  }

  @Test
  void whatATrustedProxyForwardsIsTheName() {
    assertThat(of("192.0.2.1", "portal.example", "cloud.acme.example:443"))
        .isEqualTo("cloud.acme.example");
    assertThat(of("2001:db8::1", "portal.example")).isEqualTo("portal.example");
  }

  @Test
  void ofSeveralNamesTheProxysOwnIsTheLast() {
    assertThat(of("192.0.2.1", "portal.example", "evil.example, cloud.acme.example"))
        .isEqualTo("cloud.acme.example");
    assertThat(of("192.0.2.1", "portal.example", "evil.example", "cloud.acme.example"))
        .isEqualTo("cloud.acme.example");
  }

  @Test
  void aRequestWithoutAHostHasNoName() {
    assertThat(of("198.51.100.9", null)).isEmpty();
  }
}
