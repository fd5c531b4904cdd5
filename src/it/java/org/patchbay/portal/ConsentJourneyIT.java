package org.patchbay.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Browsers;
import org.patchbay.testing.Eventually;
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
    made("tenants", "{'slug':'acme','name':'Acme','members':{'olga':'OWNER'}}");
    made(
        "hosts",
        "{'name':'h1','uri':'simulated://consent/h1?boot=PT1S','pool':'patchbay',"
            + "'segmentBridge':'br-tenant'}");
    made("images", "{'name':'lab','os':'patchbay-lab','osVersion':'1'}");
    byte[] image =
        ByteBuffer.allocate(4096).putInt(0, 0x514649fb).putInt(4, 3).putLong(24, 64 << 20).array();
    assertThat(portal.upload("ada", "images/lab/content", image).statusCode()).isEqualTo(200);
    made(
        "networks/public",
        "{'name':'public','bridge':'br-public','pools':[{'cidr':'198.51.100.0/24',"
            + "'gateway':'198.51.100.1','first':'198.51.100.10','last':'198.51.100.40'}]}");
    portal.api("ada", "PUT", "networks/segments", "{\"first\":100,\"last\":199}");
    cluster();
  }

  /** Of one node, with the warnings of its plan accepted. */
  private static void cluster() throws IOException {
    String asked = "{\"name\":\"voice\",\"version\":\"5.7\",\"blueprint\":\"single\"";
    String plan = portal.api("olga", "POST", "tenants/acme/clusters/plan", asked + "}").body();
    StringBuilder words = new StringBuilder();
    for (var violation :
        JsonParser.parseString(plan).getAsJsonObject().getAsJsonArray("violations")) {
      words.append(words.isEmpty() ? "" : ",").append(violation.getAsJsonObject().get("confirm"));
    }
    String wish = asked + ",\"confirm\":[" + words + "]}";
    var answer = portal.api("olga", "POST", "tenants/acme/clusters", wish);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String id = JsonParser.parseString(answer.body()).getAsJsonObject().get("id").getAsString();
    Eventually.until(
        "it runs",
        () -> operation(id).has("endedAt") && !operation(id).get("endedAt").isJsonNull());
  }

  private static JsonObject operation(String id) {
    try {
      String body = portal.api("olga", "GET", "operations/" + id, null).body();
      return JsonParser.parseString(body).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void made(String path, String json) throws IOException {
    var answer = portal.api("ada", "POST", path, json.replace('\'', '"'));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
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
