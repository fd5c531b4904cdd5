package org.patchbay.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Authenticator;
import org.patchbay.testing.Browsers;
import org.patchbay.testing.KeycloakDesk;
import org.patchbay.testing.OneCluster;
import org.patchbay.testing.RunningPortal;

/** An owner is asked by a real Keycloak for a second factor, without one at first. */
class StepUpJourneyIT {
  private static final int PATIENT = 120_000;

  @TempDir static Path folder;
  private static RunningPortal portal;
  private static Browsers browsers;
  private final Authenticator app = new Authenticator();

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(RunningPortal.canRun(), "needs a Keycloak");
    portal = RunningPortal.start(folder, Map.of("PATCHBAY_STEP_UP_LASTS", "PT5M"));
    browsers = new Browsers();
    OneCluster.on(portal);
  }

  @AfterAll
  static void stop() throws IOException {
    if (browsers != null) {
      browsers.close();
    }
    if (portal != null) {
      portal.close();
      KeycloakDesk.forgetSecondFactor("olga");
    }
  }

  private static Page signIn(String path) {
    Page page = browsers.page();
    page.navigate(portal.url() + path);
    Browsers.logIn(page, "olga");
    page.waitForURL(portal.url() + path);
    return page;
  }

  @Test
  void anOwnerSetsASecondFactorUpRetiresTheClusterAndIsNotAskedAgainForAWhile() {
    Page olga = signIn("/t/acme/retirement/voice");
    olga.fill("#f-confirm", "voice");
    olga.click("button:has-text('Retire cluster voice')");
    app.setUp(olga);
    assertThat(olga.locator("h1")).hasText("You have confirmed who you are");
    assertThat(olga.locator(".pb-facts")).containsText("voice");
    Browsers.shoot(olga, "step-up-kept");
    assertThat(Browsers.barriers(olga)).isEmpty();
    olga.click("button:has-text('Send it now')");
    assertThat(olga).hasURL(Pattern.compile(".*/operations/.*"));
    assertThat(olga.locator(".pb-head .pb-status").first())
        .hasText("Done", new LocatorAssertions.HasTextOptions().setTimeout(PATIENT));
    olga.navigate(portal.url() + "/t/acme/clusters");
    assertThat(olga.locator(".pb-empty")).isVisible();
    olga.navigate(portal.url() + "/t/acme/audit?action=cluster.retire");
    assertThat(olga.locator("tbody")).containsText("operator, second factor");
    destroyer(olga, "cd");
    assertThat(olga.locator("main")).containsText("Token cd is made");
    whoHasOneIsAskedForItInEachSessionAndMayTurnBack();
  }

  private static void destroyer(Page olga, String name) {
    olga.navigate(portal.url() + "/t/acme/tokens");
    olga.fill("#f-name", name);
    olga.selectOption("#f-role", "OPERATOR");
    olga.click("button:has-text('Make one that may destroy')");
  }

  private void whoHasOneIsAskedForItInEachSessionAndMayTurnBack() {
    Page other = signIn("/t/acme/tokens");
    destroyer(other, "other");
    assertThat(other.locator("#otp")).isVisible();
    other.navigate(portal.url() + "/t/acme/clusters");
    assertThat(other.locator("h1")).hasText("Clusters");
    destroyer(other, "other");
    app.answer(other);
    assertThat(other.locator("h1")).hasText("You have confirmed who you are");
    other.click("button:has-text('Send it now')");
    assertThat(other.locator("main")).containsText("Token other is made");
  }
}
