package org.patchbay.tenant.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.fault.entity.FieldProblem;

class OwnNameTest {
  private static final Set<String> OTHERS = Set.of("portal.example.com", "Login.Example.com");
  private static final String LABEL = "a".repeat(63);

  private static List<String> wrong(String typed) {
    return OwnName.problems(typed, OTHERS).stream().map(FieldProblem::messageKey).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "cloud.acme.example, cloud.acme.example",
    "' Cloud.ACME.Example ', cloud.acme.example",
    "cloud.acme.example., cloud.acme.example",
    "bücher.example, xn--bcher-kva.example",
    "BÜCHER。example, xn--bcher-kva.example",
    "xn--bcher-kva.example, xn--bcher-kva.example",
    "1and1.example, 1and1.example",
    "acme.localhost, acme.localhost",
    "a--b.example, a--b.example",
  })
  void aNameOfTheDnsIsKeptInOneSpelling(String typed, String spelled) {
    assertThat(wrong(typed)).isEmpty();
    assertThat(OwnName.spelled(typed)).isEqualTo(spelled);
  }

  @ParameterizedTest
  @CsvSource({
    "'', missing",
    "'  ', missing",
    "https://cloud.acme.example, address",
    "cloud.acme.example/portal, address",
    "cloud.acme.example\\x, address",
    "ada@cloud.acme.example, address",
    "cloud.acme.example?x, address",
    "cloud.acme.example:8443, port",
    "192.0.2.7, figures",
    "192.0.2.7., figures",
    "１９２.0.2.７, figures",
    "cloud.0x7f, figures",
    "cloud.acme.12, figures",
    "2001:db8::7, figures",
    "[2001:db8::7], figures",
    "::1, figures",
    "cloud, whole",
    "localhost, whole",
    "cloud..example, characters",
    ".acme.example, characters",
    "-cloud.example, characters",
    "cloud-.example, characters",
    "cloud_1.example, characters",
    "cloud acme.example, characters",
    "*.acme.example, characters",
    "straße.example, characters",
    "Portal.Example.com., portal",
    "login.example.com, portal",
  })
  void whatIsNoSuchNameIsRefusedWithItsReason(String typed, String reason) {
    assertThat(wrong(typed)).containsExactly("tenant.ownName." + reason);
  }

  @Test
  void nothingIsNoName() {
    assertThat(wrong(null)).containsExactly("tenant.ownName.missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cloud\r\n.example", "cloud\u0000.example", "cloud.exam\u202eple"})
  void charactersThatAreNotSeenAreInNoName(String typed) {
    assertThat(wrong(typed)).containsExactly("tenant.ownName.characters");
  }

  @Test
  void aNameIsAsLongAsTheDnsAllowsAndNoLonger() {
    String longest = LABEL + "." + LABEL + "." + LABEL + "." + "a".repeat(61);
    assertThat(wrong(LABEL + ".example")).isEmpty();
    assertThat(wrong("a" + LABEL + ".example")).containsExactly("tenant.ownName.long");
    assertThat(wrong(longest)).isEmpty();
    assertThat(wrong(longest + "a")).containsExactly("tenant.ownName.long");
  }

  @ParameterizedTest
  @CsvSource({
    "https://portal.example.com, https://cloud.acme.example",
    "https://portal.example.com/, https://cloud.acme.example",
    "https://portal.example.com:8443, https://cloud.acme.example:8443",
    "http://127.0.0.1:8080, http://cloud.acme.example:8080",
  })
  void schemeAndPortAreThePortals(String portal, String address) {
    assertThat(OwnName.address("cloud.acme.example", URI.create(portal))).isEqualTo(address);
  }
}
