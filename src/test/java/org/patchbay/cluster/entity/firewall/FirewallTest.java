package org.patchbay.cluster.entity.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.catalogue.entity.document.ConfigFiles;
import org.patchbay.container.entity.GuardText;

class FirewallTest {
  private static final VersionCatalogue VERSION =
      ConfigFiles.catalogue().version("5.7").orElseThrow();

  private static Firewall firewall(String roles, boolean listed, String... rules) {
    return Firewall.of(
        VERSION,
        List.of(roles.split(" ")),
        new FirewallRules(Stream.of(rules).map(FirewallRule::read).toList(), listed));
  }

  private static List<String> lines(Firewall firewall) {
    return firewall.lines().stream()
        .map(line -> line.verdict() + " " + line.port().protocol() + " " + line.ports())
        .toList();
  }

  private static List<String> guard(Firewall firewall) {
    return GuardText.write(firewall.guard());
  }

  /** Rules with a semicolon between; what the guard lets through, the same way. */
  @ParameterizedTest(name = "{0}; {1} -> {2}")
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "sip | - | UDP 5060-5060; TCP 5060-5060; TCP 5061-5061",
        "sql | - | -",
        "http sql | - | TCP 80-80; TCP 443-443",
        "pbx | - | UDP 10000-20000",
        "http | CLOSE TCP 80-80 - | TCP 443-443",
        "http | NARROW TCP 80-80 192.0.2.0/24 x | TCP 80-80 192.0.2.0/24; TCP 443-443",
        "pbx | NARROW UDP 12000-13000 192.0.2.0/24 x"
            + " | UDP 10000-11999; UDP 12000-13000 192.0.2.0/24; UDP 13001-20000",
        "pbx | CLOSE UDP 19000-65535 - | UDP 10000-18999",
        "pbx | CLOSE UDP 1-10000 -; NARROW UDP 20000-20000 192.0.2.0/24"
            + " | UDP 10001-19999; UDP 20000-20000 192.0.2.0/24",
        "pbx | CLOSE UDP 1-65535 - | -",
        "sip | NARROW UDP 80-80 192.0.2.0/24 | UDP 5060-5060; TCP 5060-5060; TCP 5061-5061",
        "sql | OPEN TCP 22-22 192.0.2.0/24 support | TCP 22-22 192.0.2.0/24",
        "http | OPEN TCP 8443-8444 - ours | TCP 80-80; TCP 443-443; TCP 8443-8444",
        "http | OUT UDP 53-53 - names | TCP 80-80; TCP 443-443",
      })
  void whatPassesFollowsFromRolesAndRules(String roles, String rules, String open) {
    Firewall firewall = firewall(roles, false, rules == null ? new String[0] : rules.split("; "));
    assertThat(guard(firewall)).isEqualTo(open == null ? List.of() : List.of(open.split("; ")));
  }

  @Test
  void whereOutgoingIsListedOnlyThatIsReached() {
    assertThat(guard(firewall("http", true, "OUT UDP 53-53 192.0.2.7/32 names")))
        .containsExactly("TCP 80-80", "TCP 443-443", "OUT", "OUT UDP 53-53 192.0.2.7/32");
    assertThat(guard(firewall("sql", true))).containsExactly("OUT");
  }

  @Test
  void everyLineHasItsReason() {
    Firewall firewall =
        firewall(
            "sip http",
            false,
            "CLOSE TCP 80-80 - secure only",
            "OPEN TCP 22-22 192.0.2.0/24 for our support");
    assertThat(lines(firewall))
        .containsExactly(
            "OPEN UDP 5060",
            "OPEN TCP 5060",
            "OPEN TCP 5061",
            "CLOSED TCP 80",
            "OPEN TCP 443",
            "OPEN TCP 22");
    assertThat(firewall.lines()).allMatch(line -> !line.reason().isEmpty());
    FirewallLine closed = firewall.lines().get(3);
    assertThat(closed.role()).contains("http");
    assertThat(closed.rule()).hasValue(0);
    FirewallLine own = firewall.lines().get(5);
    assertThat(own.reason()).isEqualTo("for our support");
    assertThat(own.role()).isEmpty();
    assertThat(own.rule()).hasValue(1);
  }

  @Test
  void aRuleForPortsThatNoRoleServesIsIdleAndWorksWhenOneDoes() {
    String narrow = "NARROW TCP 443-443 192.0.2.0/24 x";
    assertThat(firewall("sip", false, narrow).idle()).containsExactly(0);
    assertThat(firewall("sip http", false, narrow).idle()).isEmpty();
  }

  @Test
  void theDifferenceIsToldByWhatPasses() {
    Firewall now = firewall("http", false);
    Firewall then = firewall("http", false, "CLOSE TCP 80-80 -", "OPEN TCP 22-22 192.0.2.0/24 x");
    assertThat(then.beyond(now)).extracting(FirewallLine::ports).containsExactly("22");
    assertThat(now.beyond(then)).extracting(FirewallLine::ports).containsExactly("80");
    assertThat(now.beyond(now)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN TCP 22-22 192.0.2.0/24 for our support",
    "CLOSE UDP 1-65535 -",
    "'NARROW TCP 80-80 192.0.2.7/32,2001:db8::/32 x'",
  })
  void aRuleIsReadAsItIsWritten(String line) {
    assertThat(FirewallRule.read(line).write()).isEqualTo(line);
  }
}
