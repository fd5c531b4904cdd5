package org.patchbay.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Browsers;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.KeycloakDesk;
import org.patchbay.testing.RunningPortal;

/** An administrator sees a tenant off, with a real browser, to its end at Keycloak. */
class OffboardingJourneyIT {
  @TempDir static Path folder;
  private static RunningPortal portal;
  private static Browsers browsers;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(RunningPortal.canRun(), "needs a Keycloak");
    portal =
        RunningPortal.start(
            folder,
            Map.of(
                "PATCHBAY_OIDC_MANAGE_ORGANIZATIONS",
                "true",
                "PATCHBAY_TENANT_OFFBOARD_REST",
                "PT15S"));
    browsers = new Browsers();
  }

  @AfterAll
  static void stop() {
    if (browsers != null) {
      browsers.close();
    }
    if (portal != null) {
      portal.close();
    }
  }

  @Test
  void aTenantIsSeenOffAndItsOrganizationIsNoMore() throws Exception {
    String json = "{\"slug\":\"leavers\",\"name\":\"Leavers\",\"members\":{\"olga\":\"OWNER\"}}";
    assertThat(portal.api("ada", "POST", "tenants", json).statusCode()).isEqualTo(201);
    Eventually.until("it is there", () -> KeycloakDesk.organizations().contains("leavers"));
    Page ada = browsers.page();
    ada.navigate(portal.url() + "/platform/tenants/leavers");
    Browsers.logIn(ada, "ada");
    ada.waitForURL(portal.url() + "/**");
    // How one is asked for a second factor, StepUpJourneyIT sees.
    portal.everybodyConfirms();
    ada.click("main a:has-text('Offboard this tenant')");
    ada.fill("#f-reason", "The contract ends.");
    ada.fill("#f-confirm", "Leavers");
    ada.click("main button:has-text('Offboard Leavers')");
    assertThat(ada.locator("#e-confirm")).containsText("Type leavers");
    assertThat(ada.locator("#f-reason")).hasValue("The contract ends.");
    ada.fill("#f-confirm", "leavers");
    ada.click("main button:has-text('Offboard Leavers')");
    assertThat(ada.locator(".pb-flash")).containsText("Its owners get a mail");
    assertThat(ada.locator(".pb-head .pb-status")).hasText("Leaves");
    assertThat(ada.locator("main button:has-text('Call it back')")).isVisible();
    export(ada);
    ada.navigate(portal.url() + "/platform/tenants/leavers/offboarding");
    Eventually.until(
        "it is gone",
        () -> {
          ada.reload();
          return ada.locator(".pb-head .pb-status").innerText().strip().equals("Gone");
        });
    assertThat(ada.locator("main button:has-text('Call it back')")).hasCount(0);
    assertThat(KeycloakDesk.organizations()).doesNotContain("leavers").contains("acme");
    ada.navigate(portal.url() + "/platform/tenants");
    assertThat(ada.locator("main")).not().containsText("Leavers");
    ada.navigate(portal.url() + "/t/leavers/audit/verification");
    assertThat(ada.locator("main")).containsText(Pattern.compile("intact|complete", 2));
  }

  private static void export(Page ada) throws IOException {
    ada.click("main a:has-text('Take an export')");
    assertThat(ada.locator(".pb-note")).containsText("The contract ends.");
    Path file = ada.waitForDownload(() -> ada.click("main a[download]")).path();
    assertThat(Files.readAllBytes(file)).startsWith('P', 'K');
  }
}
