package org.patchbay.host.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.FixtureField;
import org.patchbay.hypervisor.entity.HostFixtures;

class ComparisonTest {
  private static final UUID ONE = new UUID(1, 1);
  private static final UUID OTHER = new UUID(2, 2);
  private static final String MAC = "52:54:00:00:00:01";
  private static final Fixture NETWORK =
      network(FixtureField.RUNNING, "yes", FixtureField.TAG, "101");
  private static final Fixture GUARD = guard("accept sip", "drop rest");
  private static final Fixture CARD = card("pb-101", "br-tenant", "101", "");

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of("as wanted", List.of(NETWORK, GUARD, CARD), List.of(), false),
        Arguments.of("undefined", List.of(GUARD, CARD), List.of("NETWORK PRESENT yes no"), false),
        Arguments.of(
            "stopped and with another tag",
            List.of(network(FixtureField.RUNNING, "no", FixtureField.TAG, "102"), GUARD, CARD),
            List.of("NETWORK RUNNING yes no", "NETWORK TAG 101 102"),
            false),
        Arguments.of(
            "without a field",
            List.of(network(FixtureField.RUNNING, "yes"), GUARD, CARD),
            List.of("NETWORK TAG 101 "),
            false),
        Arguments.of(
            "a guard that is gone", List.of(NETWORK, CARD), List.of("GUARD PRESENT yes no"), false),
        Arguments.of(
            "a guard with another rule",
            List.of(NETWORK, guard("accept sip", "accept all"), CARD),
            List.of("GUARD RULE drop rest ", "GUARD RULE  accept all"),
            false),
        Arguments.of(
            "a card without its guard",
            List.of(NETWORK, GUARD, card("pb-101", "br-tenant", "101", "none")),
            List.of("CARD FILTER  none"),
            false),
        Arguments.of(
            "a card of another segment's tag",
            List.of(NETWORK, GUARD, card("pb-101", "br-tenant", "102", "")),
            List.of("CARD TAG 101 102"),
            true),
        Arguments.of(
            "a card on another bridge",
            List.of(NETWORK, GUARD, card("pb-101", "br-other", "101", "")),
            List.of("CARD BRIDGE br-tenant br-other"),
            true),
        Arguments.of(
            "a card in another network",
            List.of(NETWORK, GUARD, card("pb-102", "br-tenant", "102", "")),
            List.of("CARD TAG 101 102", "CARD NETWORK pb-101 pb-102"),
            false),
        Arguments.of(
            "a card that is pulled",
            List.of(NETWORK, GUARD),
            List.of("CARD PRESENT yes no"),
            false),
        Arguments.of(
            "a card too many",
            List.of(NETWORK, GUARD, CARD, Fixture.card("52:54:00:00:00:02", ONE, Map.of())),
            List.of("CARD PRESENT no yes"),
            false),
        Arguments.of(
            "what is nobody's yet",
            List.of(
                NETWORK,
                GUARD,
                CARD,
                Fixture.network("pb-999", Map.of()),
                Fixture.card(MAC, OTHER, Map.of()),
                Fixture.guard("pb-nic-other", OTHER, Set.of())),
            List.of(),
            false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void whatIsNotAsWantedIsToldFieldByField(
      String what, List<Fixture> found, List<String> told, boolean interrupts) {
    List<Finding> findings =
        Comparison.of(
            List.of(NETWORK, GUARD, CARD, NETWORK), new HostFixtures(Set.of(ONE), found, true));
    assertThat(findings.stream().flatMap(ComparisonTest::words).toList()).isEqualTo(told);
    assertThat(findings.stream().anyMatch(Finding::interrupts)).isEqualTo(interrupts);
  }

  @Test
  void aMachineThatIsOffHasNoCardsToMiss() {
    var off = new HostFixtures(Set.of(), List.of(NETWORK, GUARD), true);
    assertThat(Comparison.of(List.of(NETWORK, GUARD, CARD), off)).isEmpty();
  }

  @Test
  void aHostWithoutGuardsIsNotToldToLackEachOfThem() {
    var none = new HostFixtures(Set.of(ONE), List.of(NETWORK, CARD), false);
    assertThat(Comparison.of(List.of(NETWORK, GUARD, CARD), none)).isEmpty();
  }

  @Test
  void thePrintDependsOnWhatIsFoundAndNotOnItsOrder() {
    var one = new HostFixtures(Set.of(ONE), List.of(NETWORK, GUARD, CARD), true);
    var same = new HostFixtures(Set.of(ONE), List.of(CARD, NETWORK, GUARD), true);
    var other = new HostFixtures(Set.of(ONE), List.of(CARD, NETWORK, guard("drop rest")), true);
    assertThat(one.print()).isEqualTo(same.print()).isNotEqualTo(other.print());
  }

  @Test
  void aDeviationIsReadAsItIsKept() {
    for (Deviation one :
        List.of(
            new Deviation(FixtureField.TAG, "101", ""),
            new Deviation(FixtureField.RULE, "", "rule{action=drop}[tcp[]]"))) {
      assertThat(Deviation.read(one.text())).isEqualTo(one);
    }
  }

  private static Stream<String> words(Finding finding) {
    return finding.deviations().stream()
        .map(d -> finding.identity().kind() + " " + d.field() + " " + d.wanted() + " " + d.found());
  }

  private static Fixture network(FixtureField one, String value) {
    return Fixture.network("pb-101", Map.of(one, value));
  }

  private static Fixture network(FixtureField a, String one, FixtureField b, String other) {
    return Fixture.network("pb-101", Map.of(a, one, b, other));
  }

  private static Fixture guard(String... rules) {
    return Fixture.guard("pb-nic-one", ONE, Set.of(rules));
  }

  private static Fixture card(String network, String bridge, String tag, String filter) {
    return Fixture.card(
        MAC,
        ONE,
        Map.of(
            FixtureField.NETWORK,
            network,
            FixtureField.BRIDGE,
            bridge,
            FixtureField.TAG,
            tag,
            FixtureField.FILTER,
            filter));
  }
}
