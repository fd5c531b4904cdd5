package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.TestIssuer;
import org.patchbay.testing.Visitor;

/** Where the realm can't ask for a second factor: nobody is asked, and everybody can see that. */
class StepUpOffIT {
  private static final String GONE = "/api/v1/images/gone";

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder, Map.of("PATCHBAY_STEP_UP_ENFORCED", "false"));
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  @Test
  void whoHasAPasswordOnlyDestroysOverTheApi() throws IOException {
    String image = "{\"name\":\"gone\",\"os\":\"patchbay-lab\",\"osVersion\":\"1\"}";
    assertThat(portal.call("ada", "POST", "/api/v1/images", image).status()).isEqualTo(201);
    var claims = TestIssuer.forTheApi(portal.claims("ada").claim("acr", "pwd")).build();
    Answer answer = portal.withToken(portal.issuer().signed(claims), "DELETE", GONE, null);
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    assertThat(portal.call("ada", "GET", GONE, null).status()).isEqualTo(404);
  }

  @Test
  void whoHasOnlySignedInIsNotSentToConfirm() throws IOException {
    Visitor ada = portal.unconfirmed("ada");
    String page = ada.get("/platform").body();
    assertThat(page).contains("Nobody is asked for a second factor", "patchbay.step-up.enforced");
    String image = "{\"name\":\"old\",\"os\":\"patchbay-lab\",\"osVersion\":\"1\"}";
    assertThat(portal.call("ada", "POST", "/api/v1/images", image).status()).isEqualTo(201);
    String token =
        ada.get("/me/preferences")
            .body()
            .replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    var answer = ada.post("/platform/images/old/removal", "typed=old&_csrf=" + token);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(Visitor.location(answer)).doesNotContain("/login");
    assertThat(portal.call("ada", "GET", "/api/v1/images/old", null).status()).isEqualTo(404);
  }
}
