package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.TestIssuer;
import org.patchbay.testing.Visitor;

/** Who destroys has just been asked for a second factor. */
class StepUpIT {
  private static final String TOKENS = "/t/acme/tokens";
  private static final String DEED = TOKENS + "/destroying";
  private static final String BY_API = "/api/v1/tenants/acme/clusters/voice";

  @TempDir static Path folder;
  private static GivenPortal portal;
  private static int made;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder, Map.of("PATCHBAY_STEP_UP_LASTS", "PT5M"));
    String people = "{\"olga\":\"OWNER\",\"otto\":\"OPERATOR\",\"vera\":\"VIEWER\"}";
    String acme = "{\"slug\":\"acme\",\"name\":\"Acme\",\"members\":" + people + "}";
    assertThat(portal.call("ada", "POST", "/api/v1/tenants", acme).status()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static JWTClaimsSet.Builder olga() {
    return portal.claims("olga");
  }

  /** Retires a cluster that there is not, with an access token that says this. */
  private static Answer retires(JWTClaimsSet.Builder claims) throws IOException {
    return sent(
        portal.issuer().signed(TestIssuer.forTheApi(claims).build()), "DELETE", BY_API, null);
  }

  private static Answer sent(String token, String verb, String path, String json)
      throws IOException {
    return portal.withToken(token, verb, path, json);
  }

  /** What is entered on the page of tokens; each time another name. */
  private static String form(Visitor visitor) throws IOException {
    return csrf(visitor.get(TOKENS).body()) + "&name=ci-" + ++made + "&role=OPERATOR&days=5";
  }

  private static String csrf(String page) {
    Matcher found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return "_csrf=" + found.group(1);
  }

  /** Sends the form and is sent on to the login service. */
  private static String asked(Visitor visitor) throws IOException {
    HttpResponse<String> answer = visitor.postFrom(TOKENS, DEED, form(visitor));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(Visitor.location(answer)).startsWith(portal.issuer().url() + "/login?");
    return Visitor.location(answer);
  }

  /** The address by which the login service sends the browser back. */
  private static String back(Visitor visitor, String asked) throws IOException {
    return Visitor.location(visitor.get(asked));
  }

  private static String page(Visitor visitor, JWTClaimsSet.Builder whoAnswers) throws IOException {
    String place = asked(visitor);
    portal.issuer().nowComes(whoAnswers.build());
    return visitor.follow(place).body();
  }

  private static boolean isAsked(Visitor visitor) throws IOException {
    int status = visitor.postFrom(TOKENS, DEED, form(visitor)).statusCode();
    assertThat(status).isIn(200, 303);
    return status == 303;
  }

  private static void execute(String sql) throws SQLException {
    try (var database = portal.database();
        var statement = database.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void anAccessTokenOfALesserLevelIsToldWhichOneIsNeeded() throws IOException {
    Answer answer = retires(olga().claim("acr", "pwd"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate"))
        .startsWith("Bearer ")
        .contains(
            "error=\"insufficient_user_authentication\"", "acr_values=\"mfa\"", "max_age=\"300\"");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json()).containsEntry("code", "STEP_UP_NEEDED").containsEntry("status", 401L);
  }

  @Test
  void anAccessTokenCountsForAsLongAsItsSecondFactorIsFresh() throws IOException {
    long now = Instant.now().getEpochSecond();
    assertThat(retires(olga()).status()).isEqualTo(404);
    assertThat(retires(olga().claim("auth_time", now - 240)).status()).isEqualTo(404);
    assertThat(retires(olga().claim("auth_time", now - 301)).status()).isEqualTo(401);
    assertThat(retires(olga().claim("auth_time", now + 3600)).status()).isEqualTo(401);
    assertThat(retires(olga().claim("auth_time", null)).status()).isEqualTo(401);
    assertThat(retires(olga().claim("acr", null)).status()).isEqualTo(401);
  }

  @Test
  void whoMayNotDoItIsNotAsked() throws IOException {
    assertThat(retires(portal.claims("vera").claim("acr", "pwd")).status()).isEqualTo(403);
    assertThat(retires(portal.claims("gina").claim("acr", "pwd")).status()).isEqualTo(404);
    Visitor vera = portal.unconfirmed("vera");
    assertThat(vera.postFrom(TOKENS, DEED, "name=x").statusCode()).isEqualTo(403);
  }

  @Test
  void aBrowserIsSentToConfirmAndComesBackToWhatWasEntered() throws Exception {
    Visitor olga = portal.unconfirmed("olga");
    String asked = asked(olga);
    assertThat(asked)
        .contains("acr_values=mfa", "code_challenge_method=S256", "nonce=", "state=")
        .contains("essential%22%3Atrue");
    portal.issuer().nowComes(olga().build());
    HttpResponse<String> kept = olga.follow(asked);
    assertThat(kept.statusCode()).isEqualTo(200);
    assertThat(kept.uri().getPath()).isEqualTo("/login/kept");
    assertThat(kept.body())
        .contains("You have confirmed who you are", "ci-" + made, DEED, ">" + TOKENS + "</a>");
    HttpResponse<String> done =
        olga.postFrom("/login/kept", DEED, csrf(kept.body()) + "&name=kept&role=OPERATOR&days=5");
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).contains("Token kept is made", "pbt_");
    assertThat(isAsked(olga)).as("asked again within the minutes").isFalse();
    assertThat(record("/api/v1/tenants/acme/audit?action=token.make&name=kept", "olga"))
        .containsEntry("permission", "STEP_UP_TENANT_OPERATOR");
    assertThat(record("/api/v1/audit?action=session.confirm&actor=olga", "ada"))
        .containsEntry("actor", "olga")
        .containsEntry("remoteAddress", "127.0.0.1");
  }

  @Test
  void anImageIsDeletedByWhoTypedItsNameAndConfirmed() throws Exception {
    String old = "{\"name\":\"old\",\"os\":\"patchbay-lab\",\"osVersion\":\"1\"}";
    assertThat(portal.call("ada", "POST", "/api/v1/images", old).status()).isEqualTo(201);
    Visitor ada = portal.browser("ada");
    HttpResponse<String> wrong = deletes(ada, "new");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("id=\"e-typed\"", "value=\"new\"");
    assertThat(Visitor.location(deletes(portal.unconfirmed("ada"), "old")))
        .startsWith(portal.issuer().url() + "/login?");
    assertThat(portal.call("ada", "GET", "/api/v1/images/old", null).status()).isEqualTo(200);
    HttpResponse<String> done = deletes(ada, "old");
    assertThat(Visitor.location(done)).endsWith("/platform/images");
    assertThat(ada.get("/platform/images").body()).contains("Image old is deleted.");
    assertThat(portal.call("ada", "GET", "/api/v1/images/old", null).status()).isEqualTo(404);
  }

  private static HttpResponse<String> deletes(Visitor visitor, String typed) throws IOException {
    String page = "/platform/images/old";
    String csrf = csrf(visitor.get(page).body());
    return visitor.postFrom(page, page + "/removal", csrf + "&typed=" + typed);
  }

  private static Map<String, Object> record(String path, String reader) throws IOException {
    List<Map<String, Object>> records = portal.call(reader, "GET", path, null).items();
    assertThat(records).isNotEmpty();
    return records.get(0);
  }

  @Test
  void itIsOverWhenItsTimeIsAndWhenItsSessionIs() throws Exception {
    Visitor otto = portal.unconfirmed("otto");
    page(otto, portal.claims("otto"));
    assertThat(isAsked(otto)).isFalse();
    execute(
        "update portal_session set acr_at = now() - interval '301 seconds' where username = 'otto'");
    assertThat(isAsked(otto)).as("stale").isTrue();
    execute("update portal_session set acr_at = now() where username = 'otto'");
    assertThat(isAsked(otto)).isFalse();
    execute("delete from portal_session where username = 'otto'");
    portal.issuer().nowComes(portal.claims("otto").build());
    assertThat(otto.follow("/t/acme").statusCode()).isEqualTo(200);
    assertThat(isAsked(otto)).as("a login alone is no step-up").isTrue();
  }

  @Test
  void whoElseLogsInOnTheWayConfirmsNothingAndIsNotLetIn() throws Exception {
    Visitor olga = portal.unconfirmed("olga");
    assertThat(page(olga, portal.claims("otto"))).contains("Somebody else logged in");
    assertThat(isAsked(olga)).isTrue();
    assertThat(olga.get("/me").body()).contains("olga").doesNotContain("otto");
  }

  @Test
  void aLesserLevelAndAnOldSecondFactorConfirmNothing() throws Exception {
    Visitor olga = portal.unconfirmed("olga");
    assertThat(page(olga, olga().claim("acr", "pwd"))).contains("did not ask for a second factor");
    assertThat(isAsked(olga)).isTrue();
    long long_ago = Instant.now().getEpochSecond() - 400;
    assertThat(page(olga, olga().claim("auth_time", long_ago))).contains("too long ago");
    assertThat(isAsked(olga)).isTrue();
  }

  @Test
  void anotherSessionsStepUpDoesNotCountAndNoneCountsTwice() throws Exception {
    Visitor desk = portal.unconfirmed("olga");
    Visitor other = portal.unconfirmed("olga");
    String answer = back(desk, asked(desk));
    assertThat(other.follow(answer).body()).contains("It is not confirmed who you are");
    assertThat(isAsked(other)).isTrue();
    assertThat(new Visitor(portal.url()).get(answer).statusCode()).isEqualTo(302);
    assertThat(desk.follow(answer).body()).contains("You have confirmed who you are");
    execute("update portal_session set acr = null, acr_at = null where username = 'olga'");
    assertThat(desk.follow(answer).body()).contains("It is not confirmed who you are");
    assertThat(isAsked(desk)).isTrue();
    assertThat(isAsked(other)).isTrue();
  }

  @Test
  void anAnswerThatIsNotTheProvidersConfirmsNothing() throws Exception {
    Visitor olga = portal.unconfirmed("olga");
    String answer = back(olga, asked(olga));
    assertThat(olga.follow(answer.replaceAll("code=[^&]+", "code=guessed")).body())
        .contains("It is not confirmed who you are");
    answer = back(olga, asked(olga));
    assertThat(olga.follow(answer.replaceAll("state=[^&]+", "state=guessed")).body())
        .contains("It is not confirmed who you are");
    assertThat(olga.follow("/login/kept?step-up=CONFIRMED").body())
        .doesNotContain("You have confirmed");
    assertThat(olga.follow("/step-up?error=access_denied").body())
        .contains("It is not confirmed who you are");
    assertThat(isAsked(olga)).isTrue();
  }

  @Test
  void anotherSitesFormLeadsNobodyToTheLoginService() throws IOException {
    Visitor olga = portal.unconfirmed("olga");
    assertThat(olga.post(DEED, "name=x").statusCode()).isEqualTo(403);
  }

  @Test
  void anApiTokenDestroysOnlyWhenItWasMadeForIt() throws IOException {
    String wish = "{\"name\":\"%s\",\"role\":\"%s\"}";
    String all = "/api/v1/tenants/acme/tokens";
    String plain = secret(portal.call("olga", "POST", all, wish.formatted("a", "OPERATOR")));
    Answer refused = sent(plain, "DELETE", BY_API, null);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json()).containsEntry("code", "TOKEN_MAY_NOT_DESTROY");
    Answer harmless =
        portal.call("olga", "POST", all + "/destroying", wish.formatted("b", "VIEWER"));
    assertThat(harmless.status()).isEqualTo(422);
    assertThat(harmless.wrongFields()).containsExactly("role");
    String weak = portal.issuer().signed(TestIssuer.forTheApi(olga().claim("acr", "pwd")).build());
    assertThat(sent(weak, "POST", all + "/destroying", wish.formatted("c", "OPERATOR")).status())
        .isEqualTo(401);
    Answer able = portal.call("olga", "POST", all + "/destroying", wish.formatted("d", "OPERATOR"));
    assertThat(sent(secret(able), "DELETE", BY_API, null).status()).isEqualTo(404);
    assertThat(
            sent(secret(able), "POST", all + "/destroying", wish.formatted("e", "OPERATOR"))
                .status())
        .as("a token makes none")
        .isEqualTo(403);
  }

  private static String secret(Answer made) {
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return (String) made.json().get("secret");
  }
}
