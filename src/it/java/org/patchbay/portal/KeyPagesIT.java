package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.settings.entity.KeyRing;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.Visitor;
import org.patchbay.vault.SealedRows;

/** An administrator sees which keys have sealed secrets, and has these sealed anew. */
class KeyPagesIT {
  private static final String API = "/api/v1/keys";
  private static final String PAGE = "/platform/keys";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String K1 = key("k1", 'a');
  private static final String K2 = key("k2", 'b');

  @TempDir Path folder;

  private static String key(String id, char letter) {
    byte[] bytes = String.valueOf(letter).repeat(32).getBytes();
    return id + ":" + Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void whatAnOldKeySealedIsSealedAnewAndOnlyAdministratorsLook() throws Exception {
    SealedRows rows = SealedRows.of(3, KeyRing.of(K1).orElseThrow());
    try (GivenPortal portal = start(rows, K2 + "," + K1)) {
      Visitor ada = portal.browser("ada");
      HttpResponse<String> before = ada.get(PAGE);
      assertThat(before.body())
          .contains("3 secrets are still sealed with an older key.", ">k1<", "Opens", ">k2<")
          .doesNotContain("??", "May be removed");
      assertThat(ada.post(PAGE + "/resealing", proof(before.body())).statusCode()).isEqualTo(303);
      Eventually.until("done", () -> told(portal).contains("\"resealing\":false"));
      Answer after = portal.call("ada", "GET", API, null);
      assertThat(after.items())
          .extracting(key -> key.get("id") + " " + key.get("state") + " " + key.get("sealed"))
          .containsExactly("k2 seals 3", "k1 unused 0");
      HttpResponse<String> page = ada.get(PAGE);
      assertThat(page.body())
          .contains("May be removed")
          .doesNotContain("/resealing", "with an older key");
      for (String told : new String[] {before.body(), page.body(), after.body()}) {
        assertThat(told).doesNotContain(K1.substring(3), K2.substring(3), "geheim");
      }
      assertThat(portal.call("olga", "GET", API, null).status()).isEqualTo(403);
      assertThat(portal.call("olga", "POST", API + "/resealing", null).status()).isEqualTo(403);
      assertThat(portal.browser("hugo").get(PAGE).statusCode()).isEqualTo(403);
    }
    assertThat(rows.opened(KeyRing.of(K2).orElseThrow())).isEqualTo(rows.written());
  }

  private static String proof(String page) {
    Matcher token = CSRF.matcher(page);
    assertThat(token.find()).isTrue();
    return "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
  }

  private GivenPortal start(SealedRows rows, String keys) throws Exception {
    return GivenPortal.start(
        folder, Map.of("PATCHBAY_DB_URL", rows.url(), "PATCHBAY_SECRETS_KEYS", keys));
  }

  private static String told(GivenPortal portal) {
    try {
      return portal.call("ada", "GET", API, null).body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void withoutAKeyThatIsNeededItDoesNotStartAndSaysWhich() throws Exception {
    SealedRows rows = SealedRows.of(2, KeyRing.of(K1).orElseThrow());
    assertThatThrownBy(() -> start(rows, K2))
        .hasMessageContaining("patchbay.secrets.keys lacks keys")
        .hasMessageContaining("k1 (2 sealed)");
    Map<String, String> lost =
        Map.of(
            "PATCHBAY_DB_URL",
            rows.url(),
            "PATCHBAY_SECRETS_KEYS",
            K2,
            "PATCHBAY_SECRETS_LOST",
            "k0,k1");
    try (GivenPortal portal = GivenPortal.start(folder, lost)) {
      assertThat(portal.browser("ada").get(PAGE).body())
          .contains("2 secrets are sealed with key k1, which", "Missing");
    }
  }
}
