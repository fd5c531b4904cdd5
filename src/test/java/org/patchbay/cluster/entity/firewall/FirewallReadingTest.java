package org.patchbay.cluster.entity.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.fault.entity.Fault;

class FirewallReadingTest {
  private static final FirewallLimits LIMITS =
      new FirewallLimits(
          5,
          4,
          FirewallLimits.ports("TCP 445, UDP 137-138"),
          FirewallLimits.ports("TCP 22, TCP 3306"),
          16,
          32);

  private static List<String> problems(String... lines) {
    return problems(Stream.of(lines).map(RawRule::read).toList());
  }

  private static List<String> problems(List<RawRule> rules) {
    Fault fault =
        catchThrowableOfType(Fault.class, () -> FirewallReading.read(rules, false, LIMITS));
    return fault == null
        ? List.of()
        : fault.problems().stream().map(p -> p.field() + " " + p.messageKey()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OPEN TCP 8443 - ours",
        "open udp 8443-8443 192.0.2.7 ours",
        "OPEN TCP 22 192.0.0.0/16 support",
        "OPEN TCP 22 2001:db8::/32 support",
        "OPEN UDP 136 - ours",
        "CLOSE TCP 22",
        "NARROW UDP 5060 192.0.2.0/24",
        "NARROW TCP 22 0.0.0.0/0",
        "OUT TCP 445 - files elsewhere",
        "OUT UDP 5060-5061 192.0.2.0/24,2001:db8::7 trunk",
      })
  void aGoodRuleIsTaken(String line) {
    assertThat(problems(line)).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1} {2}")
  @CsvSource({
    "LET TCP 80 - x, kind, kind.unknown",
    "'', kind, kind.unknown",
    "OPEN ICMP 80 - x, protocol, protocol.unknown",
    "OPEN TCP x - x, ports, ports.unread",
    "OPEN TCP 80-x - x, ports, ports.unread",
    "OPEN TCP -80 - x, ports, ports.unread",
    "OPEN TCP 20000-10000 - x, ports, ports.upside",
    "OPEN TCP 0 - x, ports, ports.range",
    "OPEN TCP 1-65536 - x, ports, ports.range",
    "OPEN TCP 999999 - x, ports, ports.range",
    "OPEN TCP 80 192.0.2.0/33 x, peers, peer.unread",
    "OPEN TCP 80 192.0.2.1/24 x, peers, peer.unread",
    "OPEN TCP 80 example.org x, peers, peer.unread",
    "OPEN TCP 80 10.1 x, peers, peer.unread",
    "NARROW TCP 80 - x, peers, peers.missing",
    "CLOSE TCP 80 192.0.2.0/24 x, peers, peers.none",
    "OPEN TCP 8080 -, note, note.missing",
    "OUT TCP 8080 -, note, note.missing",
    "OPEN TCP 445 - x, ports, never",
    "OPEN TCP 1-65535 - x, ports, never",
    "OPEN UDP 100-137 192.0.2.0/24 x, ports, never",
    "OPEN TCP 22 - x, peers, named",
    "OPEN TCP 20-25 - x, peers, named",
    "OPEN TCP 22 0.0.0.0/0 x, peers, named",
    "OPEN TCP 22 192.0.0.0/15 x, peers, named",
    "OPEN TCP 3306 2001::/16 x, peers, named",
  })
  void aBadRuleIsRefusedByItsField(String line, String field, String key) {
    assertThat(problems(line)).contains("rules[0]." + field + " cluster.firewall." + key);
  }

  @Test
  void aLongNoteAndOneOfSeveralLinesAreRefused() {
    for (String note : List.of("x".repeat(201), "a\nb")) {
      var rule = new RawRule("OPEN", "TCP", "8080", List.of(), note);
      assertThat(problems(List.of(rule)))
          .containsExactly("rules[0].note cluster.firewall.note.long");
    }
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThat(problems("LET TCP 9-8 - x", "OPEN TCP 8080 - x", "OPEN SCTP 8080 nowhere x"))
        .containsExactly(
            "rules[0].kind cluster.firewall.kind.unknown",
            "rules[0].ports cluster.firewall.ports.upside",
            "rules[2].protocol cluster.firewall.protocol.unknown",
            "rules[2].peers cluster.firewall.peer.unread");
  }

  @Test
  void tenThousandRulesAreRefusedAsAWhole() {
    assertThat(problems(Collections.nCopies(10_000, RawRule.read("nonsense"))))
        .containsExactly("rules cluster.firewall.many");
    assertThat(problems("OPEN TCP 80 1.1.1.1,1.1.1.2,1.1.1.3,1.1.1.4,1.1.1.5 x"))
        .containsExactly("rules cluster.firewall.peers.many");
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "NARROW TCP 80 192.0.2.0/24, CLOSE TCP 80, true",
    "NARROW TCP 80-90 192.0.2.0/24, NARROW TCP 85 192.0.2.7, true",
    "CLOSE TCP 80, OPEN TCP 80 - x, true",
    "OPEN TCP 80 - x, OPEN TCP 80 192.0.2.7 y, false",
    "OPEN TCP 80 - x, OPEN TCP 80 - y, true",
    "CLOSE TCP 80, CLOSE UDP 80, false",
    "CLOSE TCP 80, OUT TCP 80 - x, false",
    "OUT TCP 80 - x, OUT TCP 80 - y, true",
    "OUT TCP 80-81 - x, OUT TCP 80 - y, false",
  })
  void twoRulesMustNotContradictEachOther(String one, String other, boolean conflict) {
    assertThat(problems(one, other))
        .isEqualTo(conflict ? List.of("rules[1].ports cluster.firewall.conflict") : List.of());
  }
}
