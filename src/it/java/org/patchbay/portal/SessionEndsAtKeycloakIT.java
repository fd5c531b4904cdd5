package org.patchbay.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Browsers;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.KeycloakDesk;
import org.patchbay.testing.RunningPortal;

/** Sessions of real browsers, ended by their people and by a real Keycloak. */
class SessionEndsAtKeycloakIT {
  /** What {@code realm.json} says. */
  private static final int TOKENS_LAST = 60;

  /** They are renewed ten seconds early. */
  private static final int SHORT = 12;

  @TempDir static Path folder;
  private static RunningPortal portal;
  private static Browsers browsers;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(RunningPortal.canRun(), "needs a Keycloak");
    portal = RunningPortal.start(folder);
    browsers = new Browsers();
    String people = "{'olga':'OWNER','otto':'OPERATOR','vera':'VIEWER'}";
    String acme = "{'slug':'acme','name':'Acme','members':" + people + "}";
    assertThat(portal.api("ada", "POST", "tenants", acme.replace('\'', '"')).statusCode())
        .isEqualTo(201);
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

  private static Page signIn(String person) {
    Page page = browsers.page();
    page.navigate(portal.url() + "/t/acme");
    Browsers.logIn(page, person);
    page.waitForURL(portal.url() + "/t/acme");
    return page;
  }

  /** Not signed in, and not let in again by a login that goes on at Keycloak. */
  private static void assertOutside(Page page) {
    page.navigate(portal.url() + "/t/acme");
    assertThat(page.locator("#username")).isVisible();
  }

  @Test
  void whoEndsASessionHasItsBrowserAskForThePasswordAgain() {
    Page lost = signIn("olga");
    Page here = signIn("olga");
    here.navigate(portal.url() + "/me");
    assertThat(here.locator("#sessions tbody tr")).hasCount(2);
    assertThat(here.locator("#sessions tbody")).containsText("Chrome on Linux");
    assertThat(here.locator("#sessions tbody")).containsText("This one");
    Browsers.shoot(here, "me");
    assertThat(Browsers.barriers(here)).isEmpty();
    here.click("#sessions button:has-text('End it')");
    assertThat(here.locator(".pb-flash")).hasText("The session is ended.");
    assertThat(here.locator("#sessions tbody tr")).hasCount(1);
    assertOutside(lost);
  }

  @Test
  void aLogoutAtKeycloakIsOneHereAtOnce() throws IOException {
    Page otto = signIn("otto");
    otto.navigate(portal.url() + "/me");
    assertThat(otto.locator("h1")).hasText("Your profile");
    KeycloakDesk.logOut("otto");
    Eventually.until(
        "his session is over",
        () -> otto.request().get(portal.url() + "/me").url().contains("/realms/"));
    assertOutside(otto);
  }

  @Test
  void whoIsDisabledIsOutsideOnceTheTokensAreRenewed() throws IOException {
    KeycloakDesk.tokensLast(SHORT);
    try {
      Page vera = signIn("vera");
      KeycloakDesk.letIn("vera", false);
      Eventually.until(
          "her session is over",
          () -> vera.request().get(portal.url() + "/me").url().contains("/realms/"));
    } finally {
      KeycloakDesk.letIn("vera", true);
      KeycloakDesk.tokensLast(TOKENS_LAST);
    }
  }

  @Test
  void whoGoesOnHasTokensRenewedAndKeepsTheSession() throws IOException {
    KeycloakDesk.tokensLast(SHORT);
    try {
      Page olga = signIn("olga");
      String begun = current(olga);
      long renewed = System.nanoTime() + (SHORT - 10 + 3) * 1_000_000_000L;
      Eventually.until(
          "tokens were renewed",
          () -> {
            olga.navigate(portal.url() + "/me");
            return System.nanoTime() > renewed;
          });
      assertThat(current(olga)).isEqualTo(begun);
    } finally {
      KeycloakDesk.tokensLast(TOKENS_LAST);
    }
  }

  /** Since when the session that looks has been there. */
  private static String current(Page page) {
    page.navigate(portal.url() + "/me");
    return page.locator("#sessions tbody tr:has-text('This one') time")
        .first()
        .getAttribute("datetime");
  }
}
