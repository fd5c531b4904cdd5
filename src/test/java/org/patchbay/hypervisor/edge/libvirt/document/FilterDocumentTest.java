package org.patchbay.hypervisor.edge.libvirt.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patchbay.hypervisor.entity.Guard;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.hypervisor.entity.OpenPort.Protocol;

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

  private static final OpenPort SSH =
      new OpenPort(
          Protocol.TCP,
          22,
          22,
          List.of(Specs.block("192.0.2.0", 24), Specs.block("2001:db8:1::", 48)));

  private static XPathText guarded(Guard guard) {
    return new XPathText(
        FilterDocument.of(
            Specs.MACHINE,
            Specs.guarded(guard, Specs.ip("198.51.100.7"), Specs.ip("2001:db8::7"))));
  }

  @Test
  void whatIsOpenToSomeIsClosedToOthersInBothLayers() {
    XPathText document = guarded(Guard.opening(List.of(SSH)));
    for (String layer : List.of("ip[@protocol='tcp'][@dstipaddr='198.51.100.7']", "tcp")) {
      assertThat(
              document.count(
                  rule(
                      "accept",
                      "in",
                      layer + "[@dstportstart='22'][@srcipaddr='192.0.2.0'][@srcipmask='24']")))
          .as(layer)
          .isOne();
    }
    assertThat(document.count(rule("accept", "in", "tcp-ipv6[@srcipmask='48']"))).isOne();
    assertThat(document.count(rule("accept", "in", "tcp[not(@srcipaddr)]"))).isZero();
    assertThat(
            document.count(
                rule("drop", "in", "ip[@protocol='tcp'][@dstportstart='0'][@dstportend='32767']")))
        .isOne();
  }

  @Test
  void aPortThatIsOpenToAddressesOfOneVersionIsClosedInTheOther() {
    OpenPort four = new OpenPort(Protocol.TCP, 22, 22, List.of(Specs.block("192.0.2.0", 24)));
    assertThat(guarded(Guard.opening(List.of(four))).count("//tcp-ipv6")).isZero();
  }

  @Test
  void whereOutgoingIsListedOnlyThatAndAnswersGoOut() {
    OpenPort sip = new OpenPort(Protocol.UDP, 5060, 5060);
    OpenPort trunk = new OpenPort(Protocol.UDP, 5060, 5061, List.of(Specs.block("192.0.2.16", 28)));
    XPathText document = guarded(new Guard(List.of(sip), Optional.of(List.of(trunk)), List.of()));
    assertThat(document.count(rule("accept", "out", "all"))).isZero();
    assertThat(document.at(rule("accept", "out", "udp/@dstipaddr"))).isEqualTo("192.0.2.16");
    assertThat(document.count(rule("accept", "out", "udp-ipv6"))).isZero();
    assertThat(
            document.count(
                rule(
                    "drop",
                    "out",
                    "ip[@protocol='udp'][@srcportstart='5061'][@srcportend='65535']")))
        .as("what comes from 5060 may be an answer")
        .isOne();
    assertThat(document.count(rule("drop", "out", "ip[@protocol='tcp'][@srcportend='65535']")))
        .isOne();
  }

  @Test
  void whoIsBarredIsNotReachedAndMayBeAnswered() {
    XPathText document =
        guarded(
            new Guard(
                List.of(new OpenPort(Protocol.TCP, 80, 80)),
                Optional.empty(),
                List.of(Specs.block("10.77.0.0", 24))));
    assertThat(document.count(rule("drop", "out", "all[@dstipaddr='10.77.0.0'][@state='NEW']")))
        .isOne();
    assertThat(
            document.count(
                rule(
                    "drop",
                    "out",
                    "ip[@dstipaddr='10.77.0.0'][@protocol='tcp'][@srcportend='79']")))
        .isOne();
    assertThat(document.count(rule("drop", "out", "ip[@dstipaddr='10.77.0.0'][@protocol='icmp']")))
        .isOne();
  }

  @Test
  void nobodyHandsOutAddressesOrRoutes() {
    assertThat(BOTH.count(rule("drop", "out", "ip[@srcportstart='67'][@dstportstart='68']")))
        .isOne();
    assertThat(BOTH.count(rule("drop", "out", "ipv6[@srcportstart='547'][@dstportstart='546']")))
        .isOne();
    assertThat(BOTH.count(rule("drop", "out", "ipv6[@type='137']"))).isOne();
  }
}
