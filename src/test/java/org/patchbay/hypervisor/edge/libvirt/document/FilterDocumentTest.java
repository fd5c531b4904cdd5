package org.patchbay.hypervisor.edge.libvirt.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilterDocumentTest {
  private static final XPathText FOUR =
      new XPathText(FilterDocument.of(Specs.MACHINE, Specs.publicNic(Specs.ip("198.51.100.7"))));

  private static final XPathText BOTH =
      new XPathText(
          FilterDocument.of(
              Specs.MACHINE, Specs.publicNic(Specs.ip("198.51.100.7"), Specs.ip("2001:db8::7"))));

  private static String rule(String action, String direction, String match) {
    return "//rule[@action='%s'][@direction='%s']/%s".formatted(action, direction, match);
  }

  @Test
  void aGuardIsNamedByItsMachineAndItsMacAndIsAlwaysTheSame() {
    String name = FOUR.at("/filter/@name");
    assertThat(name).isEqualTo("pb-nic-" + Specs.MACHINE + "-52-54-00-0b-00-07");
    assertThat(FOUR.at("/filter/uuid")).isEqualTo(BOTH.at("/filter/uuid")).isNotEmpty();
    assertThat(FilterDocument.isGuardOf(Specs.MACHINE, name)).isTrue();
    assertThat(FilterDocument.isGuardOf(Specs.TENANT, name)).isFalse();
    assertThat(FilterDocument.isGuardOf(Specs.MACHINE, "clean-traffic")).isFalse();
  }

  @Test
  void theMachineSpeaksAsItselfAlone() {
    assertThat(FOUR.at(rule("drop", "out", "mac[@match='no']/@srcmacaddr"))).isEqualTo(Specs.MAC);
    assertThat(FOUR.count(rule("accept", "out", "ip"))).isEqualTo(1);
    assertThat(FOUR.at(rule("accept", "out", "ip/@srcipaddr"))).isEqualTo("198.51.100.7");
    assertThat(FOUR.count(rule("accept", "out", "arp[@arpsrcipaddr='198.51.100.7']"))).isOne();
    assertThat(FOUR.count(rule("drop", "out", "mac[@protocolid='arp']"))).isOne();
  }

  @Test
  void whatIsOpenIsOpenAndTheRestIsClosed() {
    assertThat(FOUR.count(rule("accept", "in", "tcp"))).isEqualTo(1);
    assertThat(FOUR.at(rule("accept", "in", "tcp/@dstportstart"))).isEqualTo("443");
    assertThat(FOUR.count(rule("accept", "in", "udp[@dstportstart='10000'][@dstportend='20000']")))
        .isOne();
    assertThat(FOUR.count(rule("drop", "in", "ip[@protocol='tcp'][@dstportend='442']"))).isOne();
    assertThat(FOUR.count(rule("drop", "inout", "all"))).isOne();
    assertThat(FOUR.count("//rule[@action='drop'][@direction='inout'][@priority='1000'][not(*)]"))
        .isOne();
  }

  @Test
  void versionSixIsClosedWithoutAnAddressOfIt() {
    assertThat(FOUR.count("//ipv6 | //tcp-ipv6 | //all-ipv6")).isZero();
    assertThat(BOTH.at(rule("accept", "out", "ipv6[not(@protocol)]/@srcipaddr")))
        .isEqualTo("2001:db8:0:0:0:0:0:7");
    assertThat(BOTH.count(rule("drop", "out", "ipv6[@type='134']"))).isOne();
    assertThat(BOTH.count(rule("accept", "in", "tcp-ipv6[@dstportstart='443']"))).isOne();
    assertThat(BOTH.count(rule("drop", "inout", "all-ipv6"))).isOne();
  }
}
