package org.patchbay.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Browsers;
import org.patchbay.testing.OneCluster;
import org.patchbay.testing.RunningPortal;

/** A consent is asked for, granted, used and over, with Keycloak and two real browsers. */
class ConsentJourneyIT {
  @TempDir static Path folder;
  private static RunningPortal portal;
  private static Browsers browsers;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(RunningPortal.canRun(), "needs a Keycloak");
    portal = RunningPortal.start(folder);
    browsers = new Browsers();
    OneCluster.on(portal);
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
    page.navigate(portal.url() + "/");
    Browsers.logIn(page, person);
    page.waitForURL(portal.url() + "/**");
    return page;
  }

  private static void barrierFree(Page page) {
    assertThat(Browsers.barriers(page)).isEmpty();
    assertThat(page.content()).doesNotContain("??");
  }

  @Test
  void aConsentIsAskedForGrantedUsedAndOver() throws Exception {
    Page hugo = signIn("hugo");
    assertThat(hugo).hasURL(portal.url() + "/helpdesk/tenants");
    hugo.click("main a[aria-label='Ask Acme']");
    hugo.selectOption("#f-cluster", "voice");
    hugo.check("input[value=POWER]");
    hugo.click("main button[type=submit]");
    assertThat(hugo.locator("#e-reason")).isVisible();
    barrierFree(hugo);
    assertThat(hugo.locator("input[value=POWER]")).isChecked();
    hugo.fill("#f-reason", "Calls end after 30 seconds");
    hugo.fill("#f-ticket", "T-4711");
    hugo.click("main button[type=submit]");
    assertThat(hugo.locator(".pb-head .pb-status")).hasText("Waits");

    Page olga = signIn("olga");
    olga.click(".pb-consents a:has-text('Answer')");
    olga.click("tbody th a");
    assertThat(olga.locator("main")).containsText("T-4711");
    olga.fill("#f-minutes", "15");
    barrierFree(olga);
    olga.click("button:has-text('Grant')");
    assertThat(olga.locator(".pb-consents")).containsText("hugo of the helpdesk acts for you");

    restart(hugo);
    hugo.navigate(portal.url() + "/t/acme");
    assertThat(hugo.locator(".pb-consents")).containsText("You act for Acme");
    barrierFree(hugo);
    olga.navigate(portal.url() + "/t/acme/audit?actor=hugo");
    assertThat(olga.locator("tbody tr").first()).containsText("on behalf of acme (H-");

    over();
    olga.reload();
    assertThat(olga.locator(".pb-consents")).hasCount(0);
    assertThat(hugo.navigate(portal.url() + container() + "/reboots").status()).isEqualTo(403);
    hugo.navigate(portal.url() + container());
    assertThat(hugo.locator(".pb-consents")).hasCount(0);
    assertThat(hugo.locator("main a[href$='/reboots']")).hasCount(0);
    hugo.navigate(portal.url() + "/helpdesk/requests");
    assertThat(hugo.locator("tbody .pb-status")).hasText("Over");
  }

  private static String container() throws IOException {
    String body = portal.api("olga", "GET", "tenants/acme/containers", null).body();
    var items = JsonParser.parseString(body).getAsJsonObject().getAsJsonArray("items");
    return "/t/acme/containers/" + items.get(0).getAsJsonObject().get("name").getAsString();
  }

  private static void restart(Page hugo) throws IOException {
    hugo.navigate(portal.url() + container());
    hugo.click("main a[href$='/reboots']");
    for (var warning : hugo.locator("main input[name=confirm][type=checkbox]").all()) {
      warning.check();
    }
    hugo.click("main button[type=submit]");
    hugo.waitForURL("**/operations/*");
  }

  /** Its time passes. */
  private static void over() throws SQLException {
    try (var database = DriverManager.getConnection(portal.database());
        var sql = database.createStatement()) {
      sql.execute("update help_request set good_until = now()");
    }
  }
}
