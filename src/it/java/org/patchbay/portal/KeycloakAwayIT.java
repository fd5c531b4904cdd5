package org.patchbay.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Browsers;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.KeycloakDesk;
import org.patchbay.testing.KeycloakProcess;
import org.patchbay.testing.OneCluster;
import org.patchbay.testing.RunningPortal;

/** The login service's process ends, and is started again, while people work. */
class KeycloakAwayIT {
  private static final int TOKENS_LAST = 60;

  /** Seconds; tokens are renewed when they have ten left. */
  private static final int SHORT = 12;

  @TempDir static Path folder;
  private static RunningPortal portal;
  private static Browsers browsers;
  private static boolean away;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(KeycloakProcess.isOurs(), "needs a Keycloak that the launcher started");
    portal = RunningPortal.start(folder);
    browsers = new Browsers();
    OneCluster.onlyHosts(portal);
  }

  @AfterAll
  static void stop() throws IOException {
    if (browsers != null) {
      browsers.close();
    }
    if (portal != null) {
      portal.close();
    }
    if (away) {
      // Others need it.
      KeycloakProcess.start();
    }
    if (portal != null) {
      KeycloakDesk.tokensLast(TOKENS_LAST);
    }
  }

  private static HttpResponse<String> call(String token, String verb, String path, String json)
      throws IOException {
    return portal.call(token, verb, path, json == null ? null : json.replace('\'', '"'));
  }

  @Test
  void whoIsSignedInGoesOnOthersAreToldAndTheEngineWorksUntilItIsBack() throws Exception {
    KeycloakDesk.tokensLast(SHORT);
    String token = portal.token("olga");
    Page olga = signIn("olga");
    String cluster = wish(token);
    KeycloakProcess.stop();
    away = true;
    long outlived = System.nanoTime() + SHORT * 1_000_000_000L;
    // The wish is made now, and all of it is done without the login service.
    Map<String, Object> accepted = json(call(token, "POST", "tenants/acme/clusters", cluster));
    tellsNewcomers("en", "The login service does not answer");
    tellsNewcomers("de", "Der Anmeldedienst antwortet nicht");
    goesOn(olga, "Asia/Tokyo");
    Eventually.until(
        "the operation ended",
        () -> operation(token, accepted).get("endedAt") != null && System.nanoTime() > outlived);
    assertThat(operation(token, accepted)).containsEntry("state", "SUCCEEDED");
    // By now her tokens have ended and can't be renewed: that is not her fault.
    goesOn(olga, "Europe/Vienna");
    KeycloakProcess.start();
    away = false;
    comesIn();
    goesOn(olga, "Europe/Berlin");
    assertThat(call(portal.token("otto"), "GET", "tenants/acme/clusters/voice", null).statusCode())
        .isEqualTo(200);
  }

  private static Page signIn(String person) {
    Page page = browsers.page();
    page.navigate(portal.url() + "/t/acme");
    Browsers.logIn(page, person);
    page.waitForURL(portal.url() + "/t/acme");
    return page;
  }

  /** With the warnings of its plan accepted. */
  private static String wish(String token) throws Exception {
    String asked = "{'name':'voice','version':'5.7','blueprint':'single'";
    var plan = json(call(token, "POST", "tenants/acme/clusters/plan", asked + "}"));
    return ((List<?>) plan.get("violations"))
        .stream()
            .map(violation -> "'" + ((Map<?, ?>) violation).get("confirm") + "'")
            .collect(Collectors.joining(",", asked + ",'confirm':[", "]}"));
  }

  private static Map<String, Object> json(HttpResponse<String> answer) throws ParseException {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
    return JSONObjectUtils.parse(answer.body());
  }

  private static Map<String, Object> operation(String token, Map<String, Object> accepted) {
    try {
      return json(call(token, "GET", "operations/" + accepted.get("id"), null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A page of the portal, and not what a browser says of an address where nobody is. */
  private static void tellsNewcomers(String language, String words) {
    Page page = browsers.page(new Browser.NewContextOptions().setLocale(language));
    Response answer = page.navigate(portal.url() + "/t/acme");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(page.url()).startsWith(portal.url());
    assertThat(page.locator("main")).containsText(words);
    assertThat(page.locator("html")).hasAttribute("lang", language);
    assertThat(Browsers.barriers(page)).isEmpty();
    Browsers.shootIfAsked(page, "keycloak-away-" + language);
  }

  /** Looks at pages, and changes something by one. */
  private static void goesOn(Page page, String zone) {
    assertThat(page.navigate(portal.url() + "/t/acme/clusters").status()).isEqualTo(200);
    page.navigate(portal.url() + "/me/preferences");
    page.selectOption("select[name=zone]", zone);
    page.click("main form button[type=submit]");
    assertThat(page.locator(".pb-flash")).isVisible();
    page.navigate(portal.url() + "/me/preferences");
    assertThat(page.locator("select[name=zone]")).hasValue(zone);
  }

  /** As soon as it is noticed that the login service is back: nobody restarts the portal. */
  private static void comesIn() {
    Page otto = browsers.page();
    Eventually.until(
        "newcomers are sent to the login",
        () -> otto.navigate(portal.url() + "/t/acme").status() == 200);
    Browsers.logIn(otto, "otto");
    otto.waitForURL(portal.url() + "/t/acme");
  }
}
