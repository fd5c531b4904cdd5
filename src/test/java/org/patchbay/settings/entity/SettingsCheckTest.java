package org.patchbay.settings.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {
  private final KnownSettings known = KnownSettings.builtIn();

  private List<String> problems(Map<String, String> changes, Map<String, String> environment) {
    var given = new TreeMap<>(known.defaults());
    given.putAll(changes);
    return SettingsCheck.problems(known, given, environment);
  }

  @Test
  void theDefaultsAreAccepted() {
    assertThat(problems(Map.of(), Map.of("HOME", "/root"))).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsListedAtOnce() {
    var changes =
        Map.of("patchbay.resync", "soon", "patchbay.base-url", "", "patchbay.db.usr", "x");
    assertThat(problems(changes, Map.of("PATCHBAY_DB_PASWORD", "x")))
        .containsExactly(
            "patchbay.db.usr is unknown; did you mean patchbay.db.user?",
            "PATCHBAY_DB_PASWORD is unknown; did you mean PATCHBAY_DB_PASSWORD?",
            "patchbay.base-url is empty; the default is http://127.0.0.1:8080",
            "patchbay.resync is \"soon\"; expected is a duration longer than nothing, as PT5S or"
                + " P90D");
  }

  @Test
  void theDottedNameOfSuchAVariableIsNeither() {
    assertThat(problems(Map.of("patchbay.lab", "/data/lab"), Map.of())).isEmpty();
  }

  @Test
  void whatTheLauncherAndTheTestsSetIsNoneOfThePortalsBusiness() {
    assertThat(
            problems(
                Map.of("patchbay.test.war", "x"),
                Map.of("PATCHBAY_CONFIG", "x", "PATCHBAY_LAB_NET", "y", "PATCHBAY_HTTP_PORT", "1")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "patchbay.resync, PT0S",
    "patchbay.cpu-overcommit, 0",
    "patchbay.cpu-overcommit, many",
    "patchbay.worker.threads, -1",
    "patchbay.worker.threads, 1.5",
    "patchbay.oidc.issuer, keycloak",
    "patchbay.db.url, jdbc:h2:mem",
    "patchbay.segment.cidr, 10.0.0.0",
    "patchbay.segment.mtu.ovs-vlan, 1279",
    "patchbay.segment.mtu.bridge-pool, 9001",
  })
  void aValueOfAnotherKindIsRefused(String key, String value) {
    assertThat(problems(Map.of(key, value), Map.of())).singleElement().asString().startsWith(key);
  }

  @Test
  void aKeyThatResemblesNothingGetsNoSuggestion() {
    assertThat(problems(Map.of("patchbay.xylophone.zither", "1"), Map.of()))
        .containsExactly("patchbay.xylophone.zither is unknown");
  }
}
