package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;

/** Machines at the running portal's door. */
class TokensIT {
  private static final String ACME = "/api/v1/tenants/acme";
  private static final Pattern SECRET = Pattern.compile("pbt_[A-Za-z0-9_-]{43}");
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    for (String slug : new String[] {"acme", "globex"}) {
      String tenant = "{'slug':'" + slug + "','name':'Acme','members':{'olga':'OWNER'}}";
      assertThat(call("ada", "POST", "/api/v1/tenants", tenant).status()).isEqualTo(201);
    }
  }

  @BeforeEach
  void theMembersAreWhoTheyAre() throws IOException {
    members("'olga':'OWNER','otto':'OPERATOR','vera':'VIEWER'");
  }

  private static void members(String roles) throws IOException {
    Answer answer = call("olga", "PUT", ACME + "/members", "{'members':{" + roles + "}}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static Answer call(
      String person, String verb, String path, String json, String... headers) throws IOException {
    return portal.call(person, verb, path, json == null ? null : json.replace('\'', '"'), headers);
  }

  private static Answer make(String person, String name, String role) throws IOException {
    return call(
        person, "POST", ACME + "/tokens", "{'name':'" + name + "','role':'" + role + "','days':7}");
  }

  private static String made(String person, String name, String role) throws IOException {
    Answer answer = make(person, name, role);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return (String) answer.json().get("secret");
  }

  /** What a machine with this word is answered. */
  private static int machine(String secret, String verb, String path, String json)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(portal.url() + path))
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/json")
            .method(
                verb,
                json == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(json.replace('\'', '"')))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private static int asks(String secret, String quota) throws Exception {
    String json = "{'quota':'" + quota + "','wanted':300,'reason':'growth'}";
    return machine(secret, "POST", ACME + "/quota-requests", json);
  }

  private static int looks(String secret) throws Exception {
    return machine(secret, "GET", ACME + "/quotas", null);
  }

  private static void execute(String sql) throws SQLException {
    try (var database = portal.database();
        var statement = database.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void aMachineMayWhatItsTokenSaysAndTheTrailNamesBoth() throws Exception {
    String operator = made("olga", "deploy", "OPERATOR");
    assertThat(operator).matches(SECRET);
    assertThat(asks(operator, "vcpus")).isEqualTo(201);
    var record = call("olga", "GET", ACME + "/audit?action=quota.ask", null).items().get(0);
    assertThat(record)
        .containsEntry("actor", "olga")
        .containsEntry("token", "deploy")
        .containsEntry("permission", "TENANT_OPERATOR");
    String viewer = made("olga", "monitor", "VIEWER");
    assertThat(looks(viewer)).isEqualTo(200);
    assertThat(asks(viewer, "clusters")).isEqualTo(403);
    assertThat(machine(operator, "PUT", ACME + "/members", "{'members':{'olga':'OWNER'}}"))
        .as("what owners do")
        .isEqualTo(403);
  }

  @Test
  void itOpensNothingButItsTenantWhateverItsMakerMay() throws Exception {
    String olgas = made("olga", "narrow", "OPERATOR");
    assertThat(machine(olgas, "GET", "/api/v1/tenants/globex/quotas", null)).isEqualTo(404);
    assertThat(machine(olgas, "GET", "/api/v1/hosts", null)).isEqualTo(403);
    assertThat(looks(olgas)).isEqualTo(200);
  }

  @Test
  void nobodyMakesATokenThatMayMoreAndNoTokenMakesTokens() throws Exception {
    assertThat(make("vera", "wide", "VIEWER").status()).isEqualTo(403);
    assertThat(make("otto", "wide", "OWNER").wrongFields()).containsExactly("role");
    assertThat(make("olga", "wide", "OWNER").wrongFields()).containsExactly("role");
    assertThat(make("olga", "", "x").wrongFields()).containsExactly("name", "role");
    String secret = made("olga", "mother", "OPERATOR");
    String daughter = "{'name':'daughter','role':'VIEWER'}";
    assertThat(machine(secret, "POST", ACME + "/tokens", daughter)).isEqualTo(403);
    made("olga", "sister", "VIEWER");
    Object id = row("sister").get("id");
    assertThat(machine(secret, "DELETE", ACME + "/tokens/" + id, null)).isEqualTo(403);
  }

  @Test
  void itMayNoMoreThanItsMakerMayNowAndStopsWithTheMembership() throws Exception {
    String secret = made("otto", "ottos", "OPERATOR");
    assertThat(looks(secret)).isEqualTo(200);
    members("'olga':'OWNER','otto':'VIEWER'");
    assertThat(looks(secret)).isEqualTo(200);
    assertThat(asks(secret, "containers")).isEqualTo(403);
    members("'olga':'OWNER'");
    assertThat(looks(secret)).isEqualTo(401);
  }

  @Test
  void aRevokedOrExpiredTokenIsRefusedAtTheNextRequest() throws Exception {
    String secret = made("olga", "brief", "VIEWER");
    assertThat(looks(secret)).isEqualTo(200);
    var row = row("brief");
    assertThat(row).containsEntry("state", "ACTIVE").containsEntry("lastUsedFrom", "127.0.0.1");
    assertThat(call("otto", "DELETE", ACME + "/tokens/" + row.get("id"), null).status())
        .as("another's")
        .isEqualTo(404);
    assertThat(call("olga", "DELETE", ACME + "/tokens/" + row.get("id"), null).status())
        .isEqualTo(204);
    assertThat(looks(secret)).isEqualTo(401);
    String old = made("olga", "old", "VIEWER");
    execute("update api_token set expires_at = now() - interval '1 second' where name = 'old'");
    assertThat(looks(old)).isEqualTo(401);
    assertThat(looks("pbt_" + "A".repeat(43))).isEqualTo(401);
    assertThat(row("old")).containsEntry("state", "EXPIRED");
  }

  @Test
  void whatAMachineFollowsEndsWithItsToken() throws Exception {
    UUID operation = UUID.randomUUID();
    execute(
        "insert into operation (id, tenant_id, kind, target_kind, target_id, target_name, actor,"
            + " request_id, created_at) select '"
            + operation
            + "', id, 'CLUSTER_DEPLOY', 'cluster', id, 'voice', 'olga', '-', now() from tenant"
            + " where slug = 'acme'");
    var begun = new CountDownLatch(2);
    String secret = made("olga", "follower", "VIEWER");
    CompletableFuture<Void> revoked = stream(secret, operation, begun);
    CompletableFuture<Void> goesOn = stream(made("olga", "other", "VIEWER"), operation, begun);
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    String token = ACME + "/tokens/" + row("follower").get("id");
    assertThat(call("olga", "DELETE", token, null).status()).isEqualTo(204);
    revoked.get(10, TimeUnit.SECONDS);
    assertThat(goesOn).isNotDone();
    goesOn.cancel(true);
  }

  /** Done when the stream has ended; counts down once something has come. */
  private static CompletableFuture<Void> stream(
      String secret, UUID operation, CountDownLatch begun) {
    var request =
        HttpRequest.newBuilder(
                URI.create(portal.url() + "/api/v1/operations/" + operation + "/events"))
            .header("Authorization", "Bearer " + secret)
            .build();
    var first = new AtomicBoolean(true);
    return HttpClient.newHttpClient()
        .sendAsync(request, BodyHandlers.ofLines())
        .thenAccept(
            answer ->
                answer
                    .body()
                    .forEach(
                        line -> {
                          if (first.getAndSet(false)) {
                            begun.countDown();
                          }
                        }));
  }

  private static Map<String, Object> row(String name) throws IOException {
    return call("olga", "GET", ACME + "/tokens?limit=200", null).items().stream()
        .filter(token -> token.get("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSecretIsToldOnceAndKeptNowhere() throws Exception {
    String json = "{'name':'keyed','role':'VIEWER'}";
    String[] key = {"Idempotency-Key", "once"};
    Answer first = call("olga", "POST", ACME + "/tokens", json, key);
    String secret = (String) first.json().get("secret");
    Answer again = call("olga", "POST", ACME + "/tokens", json, key);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.body()).doesNotContain(secret);
    assertThat(looks(secret)).isEqualTo(200);
    String kept =
        "select count(*) from (select t::text as row from api_token t union all select"
            + " convert_from(coalesce(body, ''), 'UTF8') from idempotency union all"
            + " select r::text from audit_record r) all_rows where row like '%"
            + secret
            + "%'";
    try (var database = portal.database();
        var rows = database.createStatement().executeQuery(kept)) {
      rows.next();
      assertThat(rows.getLong(1)).isZero();
    }
  }

  @Test
  void aPersonMakesAndRevokesOneOnThePages() throws Exception {
    var otto = portal.browser("otto");
    HttpResponse<String> page = otto.get("/t/acme/tokens");
    String csrf = "_csrf=" + token(page.body());
    HttpResponse<String> wrong = otto.post("/t/acme/tokens", csrf + "&name=&role=OWNER&days=many");
    assertThat(wrong.statusCode()).isEqualTo(422);
    HttpResponse<String> made =
        otto.post("/t/acme/tokens", csrf + "&name=by+hand&role=OPERATOR&days=5");
    Matcher secret = SECRET.matcher(made.body());
    assertThat(secret.find()).isTrue();
    assertThat(looks(secret.group())).isEqualTo(200);
    String list = otto.get("/t/acme/tokens").body();
    assertThat(list).contains("by hand").doesNotContain(secret.group()).doesNotContain("??");
    String place = "/t/acme/tokens/" + row("by hand").get("id") + "/revocation";
    assertThat(otto.post(place, csrf + "&confirm=other").statusCode()).isEqualTo(422);
    assertThat(otto.post(place, csrf + "&confirm=by+hand").statusCode()).isEqualTo(303);
    assertThat(looks(secret.group())).isEqualTo(401);
    assertThat(portal.browser("vera").get("/t/acme/tokens").statusCode()).isEqualTo(403);
  }

  private static String token(String page) {
    Matcher found = CSRF.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
