package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.Mailbox;
import org.patchbay.testing.Visitor;

/** People are told by mail, in the tenant's look, however the mail server is. */
class MailsIT {
  private static final String OLGA = "olga@patchbay.test";
  private static final String PAGE = "/platform/mails";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @TempDir static Path folder;
  private static GivenPortal portal;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    portal =
        GivenPortal.start(
            folder,
            Map.of(
                "PATCHBAY_MAIL_HOST", "127.0.0.1",
                "PATCHBAY_MAIL_PORT", String.valueOf(port),
                "PATCHBAY_MAIL_SECURITY", "none",
                "PATCHBAY_MAIL_FROM", "portal@patchbay.test",
                "PATCHBAY_MAIL_GIVE_UP_AFTER", "PT12S"));
    String acme =
        "{\"slug\":\"acme\",\"name\":\"Acme\",\"members\":{\"olga\":\"OWNER\",\"otto\":\"OPERATOR\","
            + "\"nora\":\"VIEWER\",\"nils\":\"VIEWER\"}}";
    assertThat(portal.call("ada", "POST", "/api/v1/tenants", acme).status()).isEqualTo(201);
    String look =
        "{\"brand\":\"northwind\",\"portalName\":\"Acme Voice\",\"accentLight\":\"#7a1fa2\","
            + "\"contact\":\"help@acme.example\"}";
    String there = "/api/v1/tenants/acme/appearance";
    assertThat(portal.call("olga", "PUT", there, look).status()).isEqualTo(200);
    for (String person : List.of("olga", "otto", "nora", "nils")) {
      assertThat(portal.browser(person).get("/t/acme").statusCode()).isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  /** Otto asks, and the platform decides. */
  private static void decided(String quota, String answer) throws IOException {
    String wish = "{\"quota\":\"%s\",\"wanted\":300,\"reason\":\"growth\"}".formatted(quota);
    Answer asked = portal.call("otto", "POST", "/api/v1/tenants/acme/quota-requests", wish);
    assertThat(asked.status()).as(asked.body()).isEqualTo(201);
    String place = "/api/v1/quota-requests/" + asked.json().get("id") + "/decision";
    Answer decision = portal.call("ada", "PUT", place, answer);
    assertThat(decision.status()).as(decision.body()).isEqualTo(200);
  }

  private static List<Map<String, Object>> troubled() {
    try {
      return portal.call("ada", "GET", "/api/v1/mails", null).items();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aMailThatCantBeSentIsTriedAgainAndArrivesOnceInTheTenantsLook() throws Exception {
    String evil = "for now\\r\\nBcc: eve@evil.example\\r\\n\\r\\n<script>alert(1)</script>";
    decided("vcpus", "{\"granted\":250,\"answer\":\"%s\"}".formatted(evil));
    Eventually.until(
        "it was tried",
        () ->
            troubled().size() == 2
                && troubled().stream().allMatch(mail -> (long) mail.get("attempts") > 0));
    assertThat(troubled().get(0)).containsEntry("state", "WAITING").containsKey("trouble");
    try (var mailbox = new Mailbox(port)) {
      Eventually.until("all are sent", () -> troubled().isEmpty());
      assertThat(mailbox.to(OLGA)).hasSize(1);
      assertThat(mailbox.to("otto@patchbay.test")).hasSize(1);
      assertThat(mailbox.to("eve@evil.example")).isEmpty();
      isWellMade(mailbox.to(OLGA).get(0).text());
      givenUpAndSentAgain(mailbox);
    }
  }

  @Test
  void aMailLeadsToTheTenantsOwnHostName() throws Exception {
    String place = "/api/v1/tenants/acme/own-name";
    String name = "{\"ownName\":\"cloud.acme.example\"}";
    assertThat(portal.call("ada", "PUT", place, name).status()).isEqualTo(204);
    try (var mailbox = new Mailbox(port)) {
      nothingIsAsked();
      String wish = "{\"deeds\":[\"POWER\"],\"minutes\":60,\"reason\":\"under the name\"}";
      Answer asked = portal.call("hanna", "POST", "/api/v1/tenants/acme/help-requests", wish);
      assertThat(asked.status()).as(asked.body()).isEqualTo(201);
      Eventually.until("it is sent", () -> mailbox.to(OLGA).size() == 1);
      String own = portal.url().replace("127.0.0.1", "cloud.acme.example");
      assertThat(mailbox.to(OLGA).get(0).text())
          .contains(own + "/t/acme/helpdesk/requests/" + asked.json().get("id"))
          .doesNotContain(portal.url());
    } finally {
      assertThat(portal.call("ada", "DELETE", place, null).status()).isEqualTo(204);
    }
  }

  @Test
  void ownersAreToldThatTheHelpdeskAsksAndWhatFor() throws Exception {
    try (var mailbox = new Mailbox(port)) {
      String wish = "{\"deeds\":[\"POWER\"],\"minutes\":60,\"reason\":\"no calls since noon\"}";
      String there = "/api/v1/tenants/acme/help-requests";
      Answer asked = portal.call("hugo", "POST", there, wish);
      assertThat(asked.status()).as(asked.body()).isEqualTo(201);
      Eventually.until("it is sent", () -> mailbox.to(OLGA).size() == 1);
      assertThat(mailbox.to(OLGA).get(0).text())
          .contains("Subject: hugo asks for access to Acme", "for 60 minutes")
          .contains("no calls since noon")
          .contains("/t/acme/helpdesk/requests/" + asked.json().get("id"));
      assertThat(mailbox.to("otto@patchbay.test")).isEmpty();
    }
  }

  @Test
  void whoMayAnswerByARoleOfTheTenantsOwnIsToldAsOwnersAre() throws Exception {
    String roles = "/api/v1/tenants/acme/roles";
    String wish = "{\"name\":\"%s\",\"permissions\":[\"%s\"]}";
    for (String person : List.of("nora CONSENTS", "nils POWER")) {
      String[] words = person.split(" ");
      Answer made = portal.call("olga", "POST", roles, wish.formatted((Object[]) words));
      String member = "{\"role\":\"" + made.json().get("id") + "\"}";
      String place = "/api/v1/tenants/acme/members/" + words[0];
      assertThat(portal.call("olga", "PUT", place, member).status()).isEqualTo(200);
    }
    try (var mailbox = new Mailbox(port)) {
      nothingIsAsked();
      String help = "{\"deeds\":[\"CONSOLE\"],\"minutes\":60,\"reason\":\"no calls at all\"}";
      Answer asked = portal.call("hanna", "POST", "/api/v1/tenants/acme/help-requests", help);
      assertThat(asked.status()).as(asked.body()).isEqualTo(201);
      Eventually.until("she is told", () -> mailbox.to("nora@patchbay.test").size() == 1);
      Eventually.until("so is the owner", () -> mailbox.to(OLGA).size() == 1);
      assertThat(mailbox.to("nora@patchbay.test").get(0).text()).contains("no calls at all");
      assertThat(mailbox.to("nils@patchbay.test")).isEmpty();
    }
  }

  /** By the tests before: who waits for an answer may not ask again. */
  private static void nothingIsAsked() throws Exception {
    try (var database = portal.database();
        var sql = database.createStatement()) {
      sql.execute("delete from help_request");
    }
  }

  private static void isWellMade(String mail) {
    String[] halves = mail.split("\n\n", 2);
    assertThat(halves[0])
        .contains("Subject: vCPUs: granted up to 250", "From: Acme Voice <portal@patchbay.test>")
        .contains("To: " + OLGA, "multipart/alternative", "Auto-Submitted: auto-generated")
        .containsPattern("Message-ID: <[0-9a-f-]{36}@patchbay>")
        .doesNotContain("Bcc", "evil");
    String[] parts = halves[1].split("Content-Type: text/html", 2);
    assertThat(parts[0])
        .contains("Content-Type: text/plain", "for now", "Quotas and usage: " + portal.url())
        .contains("/t/acme/quotas", "You get this mail as olga of Acme.", "help@acme.example");
    assertThat(parts[1])
        .contains("7a1fa2", "&lt;script&gt;", "Acme Voice")
        .doesNotContain("<script", "??");
  }

  private static void givenUpAndSentAgain(Mailbox open) throws Exception {
    open.close();
    decided("segments", "{\"answer\":\"no room\"}");
    Eventually.until(
        "it is given up",
        () ->
            troubled().size() == 2
                && troubled().stream().allMatch(mail -> mail.get("state").equals("FAILED")));
    assertThat(recorded("mail.fail")).isEqualTo(2);
    try (var mailbox = new Mailbox(port)) {
      Visitor ada = portal.browser("ada");
      String page = ada.get(PAGE).body();
      assertThat(page).contains("Given up", "Quota refused", "Send again").doesNotContain("??");
      Matcher token = CSRF.matcher(page);
      assertThat(token.find()).isTrue();
      for (Map<String, Object> mail : troubled()) {
        String retry = PAGE + "/" + mail.get("id") + "/retry";
        assertThat(ada.post(retry, "_csrf=" + token.group(1)).statusCode()).isEqualTo(303);
      }
      Eventually.until("all are sent", () -> troubled().isEmpty());
      assertThat(mailbox.to(OLGA)).hasSize(1);
      assertThat(mailbox.to(OLGA).get(0).text()).contains("Subject: Private segments: not granted");
      assertThat(recorded("mail.retry")).isEqualTo(2);
      assertThat(ada.get(PAGE).body()).contains("Every mail has been sent");
    }
  }

  private static long recorded(String action) throws SQLException {
    try (var database = portal.database();
        var sql = database.createStatement();
        var rows =
            sql.executeQuery("select count(*) from audit_record where action = '" + action + "'")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void whoDoesNotWantToBeWrittenAboutSomethingIsNot() throws Exception {
    Visitor olga = portal.browser("olga");
    String page = olga.get("/me/mails").body();
    assertThat(page)
        .contains("name=\"topics\" value=\"QUOTAS\" aria-describedby=\"h-QUOTAS\" checked");
    Matcher token = CSRF.matcher(page);
    assertThat(token.find()).isTrue();
    String form = "_csrf=" + token.group(1) + "&topics=NODES&topics=HELPDESK";
    assertThat(olga.post("/me/mails", form + "&topics=WEATHER").body())
        .contains("&quot;WEATHER&quot; is none of the values this may have.");
    olga.post("/me/mails", form);
    String mine = "/api/v1/me/mails";
    assertThat(portal.call("olga", "GET", mine, null).body()).contains("[\"NODES\",\"HELPDESK\"]");
    try (var mailbox = new Mailbox(port)) {
      decided("containers", "{\"granted\":60,\"answer\":\"fine\"}");
      Eventually.until("otto is told", () -> mailbox.to("otto@patchbay.test").size() == 1);
      Eventually.until("all are sent", () -> troubled().isEmpty());
      assertThat(mailbox.to(OLGA)).isEmpty();
    }
    assertThat(recorded("person.mails")).isEqualTo(1);
    String all = "{\"topics\":[\"QUOTAS\",\"NODES\",\"HELPDESK\"]}";
    assertThat(portal.call("olga", "PUT", mine, all).status()).isEqualTo(200);
    assertThat(portal.call("olga", "PUT", mine, "{}").status()).isEqualTo(422);
  }

  @Test
  void onlyAdministratorsSeeMails() throws IOException {
    assertThat(portal.call("olga", "GET", "/api/v1/mails", null).status()).isEqualTo(403);
    assertThat(portal.browser("olga").get(PAGE).statusCode()).isEqualTo(403);
    String none = "/api/v1/mails/00000000-0000-0007-0000-000000000007/retries";
    assertThat(portal.call("ada", "POST", none, null).status()).isEqualTo(404);
  }
}
