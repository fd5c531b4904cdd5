package org.patchbay.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.Route;
import org.patchbay.testing.TwoTenants;
import org.patchbay.testing.Visitor;

/**
 * What people, guests and hosts write is only ever shown. It stands in the database here, past all
 * that would refuse it, wherever text is kept that is not looked up by.
 */
class HostileTextIT {
  private static final String HOSTILE =
      "'\"></textarea></title></svg></script><script>alert(1)</script><img src=x onerror=alert(1)>"
          + " [[${1337*1337}]] [(${1337*1337})] __${1337*1337}__ #{nav.hosts}\u001b[31m\r\nFORGED";

  /** Table, and its columns. */
  private static final List<String> KEPT =
      List.of(
          "lease note reverse_name",
          "snapshot note taken_by",
          "quota_request reason answer asked_by decided_by",
          "help_request reason ticket answer asked_by",
          "api_token last_used_from",
          "console text",
          "host host_name fault_text",
          "isolation_check asked_by",
          "invitation invited_by",
          "mail trouble",
          "portal_session agent address",
          "tenant name");

  private static final List<String> PLATFORM =
      List.of(
          "/platform",
          "/platform/audit",
          "/platform/hosts",
          "/platform/hosts/h1",
          "/platform/isolation",
          "/platform/mails",
          "/platform/networks",
          "/platform/networks/public/public",
          "/platform/operations",
          "/platform/quotas",
          "/platform/quotas/tenants/acme",
          "/platform/tenants",
          "/platform/tenants/acme",
          "/platform/tenants/acme/own-name",
          "/platform/tenants/acme/offboarding",
          "/platform/helpdesk",
          "/platform/break-glass",
          "/platform/break-glass/tenants/acme",
          "/platform/usage",
          "/me");

  private static final Path LOG =
      Path.of("target", "portal-" + Integer.getInteger("patchbay.test.port", 0) + ".log");

  @TempDir static Path folder;
  private static GivenPortal portal;
  private static FormDesk desk;
  private static Visitor ada;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    TwoTenants world = TwoTenants.in(portal);
    desk = FormDesk.in(portal, world);
    ada = portal.browser("ada");
    for (String kept : KEPT) {
      String[] words = kept.split(" ");
      for (int i = 1; i < words.length; i++) {
        write(words[0], words[i]);
      }
    }
  }

  private static void write(String table, String column) throws Exception {
    String change = "update %s set %s = ?".formatted(table, column);
    try (var database = portal.database();
        PreparedStatement sql = database.prepareStatement(change)) {
      sql.setString(1, HOSTILE);
      sql.executeUpdate();
    }
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> onATenantsPagesItIsShownAndNothingElse() {
    return FormDesk.routes()
        .filter(route -> !route.changes() && !route.template().endsWith("/events"))
        .map(route -> dynamicTest(route.template(), () -> harmless(open(route))));
  }

  private static HttpResponse<String> open(Route route) throws IOException {
    return desk.send(route, desk.own(route), desk.form(route));
  }

  @TestFactory
  Stream<DynamicTest> onThePlatformsPagesToo() {
    return PLATFORM.stream().map(path -> dynamicTest(path, () -> harmless(ada.get(path))));
  }

  private static void harmless(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
    if (isFile(answer)) {
      return;
    }
    assertThat(answer.body())
        .doesNotContain("<script>alert", "<img src=x", "onerror=alert(1)>", "1787569");
  }

  /** One that a browser keeps, and takes for nothing else. */
  private static boolean isFile(HttpResponse<String> answer) {
    var headers = answer.headers();
    return headers.firstValue("Content-Disposition").orElse("").startsWith("attachment")
        && headers.firstValue("X-Content-Type-Options").orElse("").equals("nosniff");
  }

  /** Addresses, headers and bodies are told there, too. */
  @Test
  void noLineOfTheLogIsSomebodyElses() throws IOException {
    for (String path : List.of("/t/acme/%0d%0aFORGED", "/t/%0d%0aFORGED", "/api/v1/%0aFORGED")) {
      assertThat(ada.get(path).statusCode()).as(path).isBetween(400, 499);
    }
    String forged = "{\"name\":\"x\\r\\nFORGED\"}";
    assertThat(portal.call("ada", "POST", "/api/v1/images", forged).status()).isEqualTo(422);
    assertThat(Files.readAllLines(LOG)).isNotEmpty().noneMatch(line -> line.startsWith("FORGED"));
  }

  @Test
  void itIsSeenWhereItIsMeantToBe() throws IOException {
    String container = "/t/acme/containers/voice-all-1";
    for (String path :
        List.of(
            "/t/acme/quotas", "/t/acme/networks", "/t/acme/helpdesk", container + "/snapshots")) {
      assertThat(portal.browser("olga").get(path).body())
          .as(path)
          .contains("&lt;script&gt;alert(1)");
    }
    for (String path : List.of("/platform/tenants", "/platform/quotas")) {
      assertThat(ada.get(path).body()).as(path).contains("&lt;script&gt;alert(1)");
    }
  }
}
