package org.patchbay.network.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTest {
  private static InetAddress ip(String text) {
    return Subnet.address(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:db8:0:1:0:0:0:1, 2001:db8:0:1::1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "0:0:0:0:0:0:0:0, ::",
    "fe80:0:0:0:0:0:0:0, fe80::",
    "198.51.100.7, 198.51.100.7"
  })
  void anAddressHasOneText(String odd, String canonical) {
    assertThat(Ip.text(ip(odd))).isEqualTo(canonical);
    assertThat(ip(canonical)).isEqualTo(ip(odd));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::ffff:198.51.100.1",
        "::198.51.100.1",
        "2001:db8::1::2",
        "2001:db8::1%eth0",
        "[2001:db8::1]",
        "2001:db8:0:0:0:0:0:0:1",
        "12345::1",
        "198.51.100",
        "198.51.100.256"
      })
  void whatOnlyLooksLikeOneIsNone(String text) {
    assertThat(Subnet.address(text)).isEmpty();
  }

  @Test
  void addressesAreCountedAcrossBytes() {
    assertThat(Ip.plus(ip("10.0.255.255"), 1)).isEqualTo(ip("10.1.0.0"));
    assertThat(Ip.plus(ip("2001:db8::"), -1))
        .isEqualTo(ip("2001:db7:ffff:ffff:ffff:ffff:ffff:ffff"));
  }
}
