package org.patchbay.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Browsers;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.KeycloakDesk;
import org.patchbay.testing.RunningPortal;

/** A tenant's people in a browser, under the tenant's own host name, with real Keycloak. */
@EnabledIfSystemProperty(named = "patchbay.test.keycloak", matches = ".+")
class OwnNameJourneyIT {
  /** Browsers look for it on this machine. */
  private static final String NAME = "acme.localhost";

  @TempDir static Path folder;
  private static RunningPortal portal;
  private static Browsers browsers;
  private static String own;

  @BeforeAll
  static void start() throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    portal = RunningPortal.start(folder, Map.of("PATCHBAY_OIDC_MANAGE_ORGANIZATIONS", "true"));
    browsers = new Browsers();
    own = portal.url().replace("127.0.0.1", NAME);
    String olga = "\"members\":{\"olga\":\"OWNER\"}";
    made("{\"slug\":\"acme\",\"name\":\"Acme\"," + olga + "}");
    made("{\"slug\":\"globex\",\"name\":\"Globex\"," + olga + "}");
    String look =
        "{\"brand\":\"base\",\"portalName\":\"Acme Voice\",\"topLight\":\"#7a1fa2\",\"atSignIn\":true}";
    assertThat(portal.api("olga", "PUT", "tenants/acme/appearance", look).statusCode())
        .isEqualTo(200);
  }

  private static void made(String tenant) throws IOException {
    assertThat(portal.api("ada", "POST", "tenants", tenant).statusCode()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    if (browsers != null) {
      browsers.close();
    }
    portal.close();
  }

  private static void barrierFree(Page page, String picture) {
    assertThat(Browsers.barriers(page)).isEmpty();
    for (int width : Browsers.WIDTHS) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
          .as("sideways at %d pixels", width)
          .isEqualTo(0);
      if (width != 768) {
        Browsers.shootIfAsked(page, picture + "-" + width);
      }
    }
  }

  private static void isTheLoginOfAcme(Page page) {
    assertThat(page.locator("#username")).isVisible();
    assertThat(page.locator("#kc-header-wrapper")).isHidden();
    page.waitForLoadState();
    assertThat(
            (String)
                page.evaluate(
                    "getComputedStyle(document.querySelector('#kc-header'), '::before').content"))
        .contains("Acme Voice");
  }

  @Test
  void peopleSignInUnderTheNameAndAreThereUntilTheyLogOut() throws IOException {
    Page ada = setByTheAdministrator();
    answers(ada, "Refuses");
    Page olga = browsers.page();
    olga.navigate(own + "/t/acme");
    assertThat(olga.locator("body")).containsText("redirect_uri");
    KeycloakDesk.leadsBackTo(own + "/*");
    answers(ada, "Leads back there");
    olga.navigate(own + "/");
    isTheLoginOfAcme(olga);
    barrierFree(olga, "own-name-login");
    Browsers.logIn(olga, "olga");
    assertThat(olga).hasURL(own + "/t/acme");
    assertThat(olga.locator(".pb-brand")).containsText("Acme Voice");
    assertThat(olga.locator(".pb-where a").last()).hasAttribute("href", portal.url() + "/");
    barrierFree(olga, "own-name-tenant");
    olga.navigate(own + "/t/globex");
    assertThat(olga.locator("h1")).containsText("Not found");
    assertThat(olga.locator(".pb-brand")).containsText("Acme Voice");
    barrierFree(olga, "own-name-not-there");
    olga.navigate(own + "/t/acme/appearance");
    assertThat(olga.locator("main")).containsText(NAME);
    barrierFree(olga, "own-name-appearance");
    theOtherNameIsAnotherSession(olga);
    olga.navigate(own + "/t/acme");
    olga.click(".pb-account summary");
    olga.click(".pb-account button[type=submit]");
    isTheLoginOfAcme(olga);
    olga.navigate(own + "/t/acme/members");
    isTheLoginOfAcme(olga);
  }

  /** To all that is asked. */
  private static void answers(Page ada, String word) {
    ada.click("button:has-text('Ask the login service')");
    assertThat(ada.locator("table tr:has-text('" + word + "')")).hasCount(3);
    assertThat(ada.locator(".pb-flash")).hasCount(0);
    barrierFree(ada, "own-name-" + word.replace(' ', '-'));
  }

  @Test
  void whoFollowsAnInvitationIsLedToTheName() throws IOException {
    String nora = "\"owner\":\"nora@named.test\",\"ownName\":\"named.localhost\"";
    made("{\"slug\":\"named\",\"name\":\"Named\"," + nora + "}");
    String there = portal.url().replace("127.0.0.1", "named.localhost") + "/";
    Eventually.until(
        "Keycloak is told",
        () -> KeycloakDesk.landing("named").equals(there),
        () -> KeycloakDesk.landing("named"));
  }

  private static Page setByTheAdministrator() {
    Page ada = browsers.page();
    ada.navigate(portal.url() + "/platform/tenants/acme");
    Browsers.logIn(ada, "ada");
    ada.click("a:has-text('Give it one')");
    barrierFree(ada, "own-name-none");
    ada.fill("#f-ownName", "https://" + NAME);
    ada.click("button:has-text('Set this name')");
    assertThat(ada.locator("#e-ownName")).containsText("without https://");
    barrierFree(ada, "own-name-wrong");
    ada.fill("#f-ownName", NAME.toUpperCase());
    ada.click("button:has-text('Set this name')");
    assertThat(ada.locator(".pb-flash")).containsText("is set");
    assertThat(ada.locator("main")).containsText(own + "/*");
    barrierFree(ada, "own-name-set");
    return ada;
  }

  /** The login service knows her, so that nothing has to be typed; but it is a session apart. */
  private static void theOtherNameIsAnotherSession(Page olga) {
    assertThat(sessions(olga, portal.url())).isEmpty();
    olga.navigate(portal.url() + "/t/globex");
    assertThat(olga).hasURL(portal.url() + "/t/globex");
    assertThat(sessions(olga, portal.url()))
        .hasSize(1)
        .doesNotContainAnyElementsOf(sessions(olga, own));
  }

  private static List<String> sessions(Page page, String address) {
    return page.context().cookies(address).stream()
        .filter(cookie -> cookie.name.equals("JSESSIONID"))
        .map(cookie -> cookie.value)
        .toList();
  }
}
