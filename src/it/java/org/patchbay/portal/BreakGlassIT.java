package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.Mailbox;
import org.patchbay.testing.TestIssuer;
import org.patchbay.testing.Visitor;

/** An administrator acts in a tenant in an emergency. */
class BreakGlassIT {
  private static final String API = "/api/v1/break-glass";
  private static final String ACME = "/api/v1/tenants/acme";
  private static final String FORM = "/platform/break-glass/tenants/acme";
  private static final String REASON = "Nobody of them answers";

  @TempDir static Path folder;
  private static GivenPortal portal;
  private static Mailbox mails;

  @BeforeAll
  static void start() throws Exception {
    mails = new Mailbox();
    portal =
        GivenPortal.start(
            folder,
            Map.of(
                "PATCHBAY_MAIL_HOST", "127.0.0.1",
                "PATCHBAY_MAIL_PORT", String.valueOf(mails.port()),
                "PATCHBAY_MAIL_SECURITY", "none",
                "PATCHBAY_MAIL_FROM", "portal@patchbay.test"));
    for (String slug : List.of("acme", "globex")) {
      String people =
          "{\"olga\":\"OWNER\",\"vera\":\"VIEWER\",\"nora\":\"VIEWER\",\"nils\":\"VIEWER\"}";
      String tenant =
          "{\"slug\":\"" + slug + "\",\"name\":\"" + slug + "\",\"members\":" + people + "}";
      assertThat(portal.call("ada", "POST", "/api/v1/tenants", tenant).status()).isEqualTo(201);
    }
    String range = "{\"first\":100,\"last\":199}";
    assertThat(portal.call("ada", "PUT", "/api/v1/networks/segments", range).status())
        .isLessThan(300);
  }

  @AfterAll
  static void stop() throws IOException {
    if (portal != null) {
      portal.close();
    }
    mails.close();
  }

  @AfterEach
  void itIsOver() throws IOException {
    for (Map<String, Object> glass : portal.call("ada", "GET", API, null).items()) {
      portal.call("ada", "DELETE", API + "/" + glass.get("id"), null);
    }
  }

  private static Answer begins(String person, String reason, int minutes) throws IOException {
    String wish = "{\"tenant\":\"acme\",\"minutes\":%d,\"reason\":\"%s\"}";
    return portal.call(person, "POST", API, wish.formatted(minutes, reason));
  }

  private static Map<String, Object> begun() throws IOException {
    Answer answer = begins("ada", REASON, 15);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  /** Changes something of the tenant that is an operator's. */
  private static Answer acts(String slug, String segment) throws IOException {
    return portal.call(
        "ada", "POST", "/api/v1/tenants/" + slug + "/segments", "{\"name\":\"" + segment + "\"}");
  }

  private static List<Map<String, Object>> trail(String reader, String path) throws IOException {
    return portal.call(reader, "GET", path, null).items();
  }

  private static void execute(String sql) throws SQLException {
    try (var database = portal.database();
        var statement = database.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void anAdministratorActsInTheTenantWhileItHoldsAndNoLonger() throws Exception {
    assertThat(acts("acme", "a").status()).isEqualTo(403);
    Map<String, Object> glass = begun();
    Answer made = acts("acme", "a");
    assertThat(made.status()).as(made.body()).isLessThan(300);
    assertThat(acts("globex", "a").status()).as("one tenant").isEqualTo(403);
    Map<String, Object> record = trail("olga", ACME + "/audit?action=segment.add").get(0);
    assertThat(record)
        .containsEntry("actor", "ada")
        .containsEntry("permission", "BREAK_GLASS")
        .containsEntry("onBehalfOf", "acme (" + glass.get("reference") + ")");
    String place = API + "/" + glass.get("id");
    assertThat(portal.call("ada", "DELETE", place, null).status()).isEqualTo(204);
    assertThat(portal.call("ada", "DELETE", place, null).status()).isEqualTo(409);
    assertThat(acts("acme", "b").status()).isEqualTo(403);
    assertThat(portal.call("ada", "GET", place, null).json()).containsEntry("state", "ENDED");
  }

  @Test
  void itEndsByItselfAndTheTrailsOfBothSay() throws Exception {
    Map<String, Object> glass = begun();
    execute("update break_glass set good_until = now() + interval '1 second'");
    Eventually.until("its time is over", () -> status("late") == 403);
    assertThat(portal.call("ada", "GET", API + "/" + glass.get("id"), null).json())
        .containsEntry("state", "OVER");
    for (String path : List.of("/api/v1/audit", ACME + "/audit")) {
      String reader = path.contains("tenants") ? "olga" : "ada";
      Map<String, Object> record = trail(reader, path + "?action=glass.break").get(0);
      assertThat(record).containsEntry("permission", "STEP_UP_PLATFORM_ADMIN");
      assertThat(String.valueOf(record.get("after"))).contains(REASON, "acme", "ada");
    }
  }

  private static int status(String segment) {
    try {
      // What it is about is not there: nothing is changed by asking.
      return portal.call("ada", "DELETE", ACME + "/segments/" + segment, null).status();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatWouldOutlastItStaysClosed() throws Exception {
    begun();
    String token = "{\"name\":\"x\",\"role\":\"OPERATOR\"}";
    assertThat(portal.call("ada", "POST", ACME + "/tokens", token).status()).isEqualTo(403);
    assertThat(portal.call("ada", "GET", ACME + "/tokens", null).status()).isEqualTo(403);
    String standing = "{\"deeds\":[\"POWER\"],\"minutes\":60}";
    assertThat(portal.call("ada", "POST", ACME + "/standing-consents", standing).status())
        .isEqualTo(403);
    String raise = "{\"quota\":\"vcpus\",\"wanted\":300,\"reason\":\"growth\"}";
    assertThat(portal.call("ada", "POST", ACME + "/quota-requests", raise).status()).isEqualTo(403);
    assertThat(portal.call("ada", "PUT", ACME + "/appearance", "{}").status()).isEqualTo(403);
  }

  @Test
  void whoRetiresSomethingByItIsAskedForASecondFactorAsAnybody() throws Exception {
    begun();
    String weak =
        portal
            .issuer()
            .signed(TestIssuer.forTheApi(portal.claims("ada").claim("acr", "pwd")).build());
    String voice = ACME + "/clusters/voice";
    assertThat(portal.call("ada", "DELETE", voice, null).status()).isEqualTo(404);
    assertThat(portal.withToken(weak, "DELETE", voice, null).status()).isEqualTo(401);
  }

  @Test
  void theOwnersAndTheOtherAdministratorsGetAMailWithTheReason() throws Exception {
    for (String person : List.of("ada", "adam", "olga", "vera")) {
      assertThat(portal.browser(person).get("/").statusCode()).isLessThan(400);
    }
    int before = mails.to("olga@patchbay.test").size();
    begun();
    Eventually.until("the owner is told", () -> mails.to("olga@patchbay.test").size() > before);
    Eventually.until("the other is told", () -> !mails.to("adam@patchbay.test").isEmpty());
    assertThat(mails.to("olga@patchbay.test").get(before).text()).contains("Nobody of them");
    assertThat(mails.to("olga@patchbay.test").get(before).link("/t/acme/break-glass")).isNotEmpty();
    assertThat(mails.to("ada@patchbay.test")).isEmpty();
    assertThat(mails.to("vera@patchbay.test")).isEmpty();
  }

  @Test
  void whoDecidesAboutMembersByARoleOfTheTenantsOwnIsToldAsOwnersAre() throws Exception {
    for (String person : List.of("adam", "olga", "nora", "nils")) {
      assertThat(portal.browser(person).get("/").statusCode()).isLessThan(400);
    }
    holds("nora", "MEMBERS");
    holds("nils", "CONSENTS");
    int before = mails.to("adam@patchbay.test").size();
    begun();
    Eventually.until("she is told", () -> mails.to("nora@patchbay.test").size() == 1);
    Eventually.until("so is the other", () -> mails.to("adam@patchbay.test").size() > before);
    assertThat(mails.to("nora@patchbay.test").get(0).text())
        .contains("Subject: Emergency access to acme", REASON);
    assertThat(mails.to("nora@patchbay.test").get(0).link("/t/acme/break-glass")).isNotEmpty();
    assertThat(mails.to("nils@patchbay.test")).isEmpty();
  }

  /** From now on, a role that the tenant makes for this alone. */
  private static void holds(String person, String permission) throws IOException {
    String role = "{\"name\":\"%s\",\"permissions\":[\"%s\"]}".formatted(person, permission);
    Answer made = portal.call("olga", "POST", ACME + "/roles", role);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    String member = "{\"role\":\"" + made.json().get("id") + "\"}";
    assertThat(portal.call("olga", "PUT", ACME + "/members/" + person, member).status())
        .isEqualTo(200);
  }

  @Test
  void anotherAdministratorEndsItAndMayNotActByIt() throws Exception {
    Map<String, Object> glass = begun();
    String segment = "{\"name\":\"other\"}";
    assertThat(portal.call("adam", "POST", ACME + "/segments", segment).status()).isEqualTo(403);
    assertThat(portal.call("adam", "DELETE", API + "/" + glass.get("id"), null).status())
        .isEqualTo(204);
    assertThat(acts("acme", "other").status()).isEqualTo(403);
  }

  @Test
  void onlyAnAdministratorWithASecondFactorAndAReasonBegins() throws Exception {
    for (String person : List.of("olga", "hugo")) {
      assertThat(begins(person, REASON, 15).status()).isEqualTo(403);
    }
    Answer wrong = begins("ada", "because", 999);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.wrongFields()).containsExactlyInAnyOrder("minutes", "reason");
    String weak =
        portal
            .issuer()
            .signed(TestIssuer.forTheApi(portal.claims("ada").claim("acr", "pwd")).build());
    String wish = "{\"tenant\":\"acme\",\"minutes\":15,\"reason\":\"" + REASON + "\"}";
    assertThat(portal.withToken(weak, "POST", API, wish).status()).isEqualTo(401);
    assertThat(portal.call("ada", "POST", API, wish.replace("acme", "none")).wrongFields())
        .containsExactly("tenant");
    begun();
    assertThat(begins("ada", REASON, 15).json()).containsEntry("code", "GLASS_BROKEN");
  }

  @Test
  void itsPeopleAndTheOtherAdministratorsSeeItAndOnlyAdministratorsEndIt() throws Exception {
    Visitor ada = portal.browser("ada");
    String form = ada.get(FORM).body();
    HttpResponse<String> wrong = ada.post(FORM, csrf(form) + "&minutes=15&reason=no");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("e-reason");
    String wish = csrf(form) + "&minutes=15&reason=Nobody+of+them+answers";
    assertThat(ada.post(FORM, wish).statusCode()).isEqualTo(303);
    assertThat(ada.get("/t/acme").body())
        .contains("You have emergency access to acme", REASON, "/t/acme/new-cluster")
        .doesNotContain("/t/acme/tokens");
    assertThat(ada.get("/t/globex").body()).doesNotContain("/t/globex/new-cluster");
    String seen = portal.browser("vera").get("/t/acme").body();
    assertThat(seen).contains("ada of the platform has emergency access to acme", REASON);
    assertThat(seen).doesNotContain("/platform/break-glass");
    assertThat(portal.browser("olga").get("/t/globex").body()).doesNotContain(REASON);
    assertThat(portal.browser("vera").get("/t/acme/break-glass").body()).contains(REASON);
    Map<String, Object> glass = trail("vera", ACME + "/break-glass").get(0);
    String end = "/platform/break-glass/" + glass.get("id") + "/end";
    assertThat(portal.browser("olga").post(end, "").statusCode()).isEqualTo(403);
    assertThat(portal.call("olga", "DELETE", API + "/" + glass.get("id"), null).status())
        .isEqualTo(403);
    String list = ada.get("/platform/break-glass").body();
    assertThat(list).contains(REASON, end).doesNotContain("??");
    assertThat(ada.post(end, csrf(list)).statusCode()).isEqualTo(303);
    assertThat(portal.browser("vera").get("/t/acme").body()).doesNotContain("has emergency access");
  }

  private static String csrf(String page) {
    Matcher found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return "_csrf=" + found.group(1);
  }
}
