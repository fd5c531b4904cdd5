package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.Visitor;

/** The helpdesk at the running portal: on pages, over the API, in streams. */
class HelpdeskPagesIT {
  private static final String ACME = "/api/v1/tenants/acme";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String ON = "{'state':'ON'}";
  private static String operation;

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    made(
        "ada",
        "tenants",
        "{'slug':'acme','name':'Acme','members':{'olga':'OWNER','otto':'OPERATOR'}}");
    made("ada", "tenants", "{'slug':'globex','name':'Globex','members':{'gina':'OWNER'}}");
    for (String host : List.of("h1", "h2")) {
      made(
          "ada",
          "hosts",
          "{'name':'"
              + host
              + "','uri':'simulated://help/"
              + host
              + "?boot=PT1S','pool':'patchbay','segmentBridge':'br-tenant'}");
    }
    made("ada", "images", "{'name':'lab','os':'patchbay-lab','osVersion':'1'}");
    byte[] image =
        ByteBuffer.allocate(4096).putInt(0, 0x514649fb).putInt(4, 3).putLong(24, 64 << 20).array();
    assertThat(portal.upload("ada", "/api/v1/images/lab/content", image).status()).isEqualTo(200);
    made(
        "ada",
        "networks/public",
        "{'name':'public','bridge':'br-public','pools':[{'cidr':'198.51.100.0/24',"
            + "'gateway':'198.51.100.1','first':'198.51.100.10','last':'198.51.100.40'}]}");
    assertThat(call("ada", "PUT", "/api/v1/networks/segments", "{'first':100,'last':199}").status())
        .isEqualTo(200);
    operation = cluster("voice");
    cluster("other");
  }

  private static String cluster(String name) throws IOException {
    String asked = "{'name':'" + name + "','version':'5.7','blueprint':'single'";
    Answer plan = call("olga", "POST", ACME + "/clusters/plan", asked + "}");
    String confirmed =
        ((List<?>) plan.json().get("violations"))
            .stream()
                .map(violation -> "'" + ((Map<?, ?>) violation).get("confirm") + "'")
                .collect(Collectors.joining(",", ",'confirm':[", "]}"));
    Answer made = call("olga", "POST", ACME + "/clusters", asked + confirmed);
    assertThat(made.status()).as(made.body()).isEqualTo(202);
    String id = (String) made.json().get("id");
    ended(id);
    return id;
  }

  private static void ended(String id) {
    Eventually.until(
        "the operation has ended",
        () -> {
          try {
            return call("olga", "GET", "/api/v1/operations/" + id, null).json().get("endedAt")
                != null;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void made(String person, String path, String json) throws IOException {
    Answer answer = call(person, "POST", "/api/v1/" + path, json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static Answer call(String person, String verb, String path, String json)
      throws IOException {
    return portal.call(person, verb, path, json == null ? null : json.replace('\'', '"'));
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  @AfterEach
  void nobodyIsAllowedAnything() throws SQLException {
    sql("delete from help_request");
    sql("delete from help_standing");
  }

  private static void sql(String text) throws SQLException {
    try (var database = portal.database();
        var statement = database.createStatement()) {
      statement.execute(text);
    }
  }

  private static String shown(String person, String path) throws IOException {
    HttpResponse<String> answer = portal.browser(person).get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.body()).as(path).doesNotContain("??");
    return answer.body();
  }

  private static int looked(String person, String path) throws IOException {
    return portal.browser(person).get(path).statusCode();
  }

  private static HttpResponse<String> post(String person, String page, String path, String form)
      throws IOException {
    Visitor visitor = portal.browser(person);
    Matcher token = CSRF.matcher(visitor.get(page).body());
    assertThat(token.find()).isTrue();
    return visitor.post(path, "_csrf=" + token.group(1) + "&" + form);
  }

  /** Asked for by hugo over the API. */
  private static String asked(String json) throws IOException {
    Answer answer = call("hugo", "POST", ACME + "/help-requests", json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return (String) answer.json().get("id");
  }

  private static String granted(String json) throws IOException {
    String id = asked(json);
    Answer answer =
        call("olga", "PUT", ACME + "/help-requests/" + id + "/decision", "{'granted':true}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json()).containsEntry("state", "ACTIVE");
    return id;
  }

  @Test
  void unaskedTheHelpdeskSeesClustersHealthAndOperationsAndNothingElse() throws IOException {
    assertThat(shown("hugo", "/helpdesk/tenants")).contains("/t/acme", "/t/globex");
    assertThat(shown("hugo", "/helpdesk/tenants?q=glob")).doesNotContain("/t/acme");
    assertThat(call("hugo", "GET", "/api/v1/tenants", null).items()).hasSize(2);
    for (String path : List.of("", "/clusters", "/clusters/voice", "/containers", "/help")) {
      assertThat(shown("hugo", "/t/acme" + path))
          .doesNotContain("Stop cluster", "Retire", "New cluster", "/t/acme/members");
    }
    assertThat(shown("hugo", "/t/acme/operations")).doesNotContain("/t/acme/members");
    for (String path :
        List.of(
            "/members",
            "/networks",
            "/isolation",
            "/audit",
            "/quotas",
            "/tokens",
            "/new-cluster",
            "/helpdesk",
            "/change/voice",
            "/cluster-stop/voice",
            "/retirement/voice",
            "/cluster-document/voice",
            "/containers/" + container() + "/console",
            "/clusters/voice/nodes/" + container() + "/firewall")) {
      assertThat(looked("hugo", "/t/acme" + path)).as(path).isEqualTo(403);
    }
    assertThat(looked("hugo", "/t/nowhere")).isEqualTo(404);
    assertThat(looked("hugo", "/platform")).isEqualTo(403);
    assertThat(call("hugo", "GET", ACME + "/clusters/voice", null).status()).isEqualTo(200);
    assertThat(call("hugo", "GET", "/api/v1/operations/" + operation, null).status())
        .isEqualTo(200);
    assertThat(call("hugo", "GET", "/api/v1/operations", null).items()).hasSize(2);
    assertThat(call("hugo", "PUT", ACME + "/clusters/voice/power", ON).status()).isEqualTo(403);
    assertThat(call("hugo", "DELETE", "/api/v1/operations/" + operation, null).status())
        .isEqualTo(403);
    String console = ACME + "/containers/" + container() + "/console";
    assertThat(call("hugo", "GET", console, null).status()).isEqualTo(403);
  }

  private static String container() throws IOException {
    return (String)
        call("olga", "GET", ACME + "/containers?q=voice", null).items().get(0).get("name");
  }

  @Test
  void whatIsAskedGrantedAndRevokedOnPagesIsSeenByBothSides() throws IOException {
    String ask = "/t/acme/help";
    HttpResponse<String> nonsense =
        post("hugo", ask, ask, "minutes=4&deeds=POWER&reason=&ticket=T-1");
    assertThat(nonsense.statusCode()).isEqualTo(422);
    assertThat(nonsense.body()).contains("id=\"e-minutes\"", "id=\"e-reason\"", "value=\"T-1\"");
    String form = "cluster=&minutes=60&deeds=POWER&deeds=CONSOLE&reason=no+%3Cb%3Ecalls&ticket=T-1";
    HttpResponse<String> asked = post("hugo", ask, ask, form);
    assertThat(asked.statusCode()).isEqualTo(303);
    String own = Visitor.location(asked).replaceFirst("^https?://[^/]+", "");
    assertThat(shown("hugo", own)).contains("Waits", "no &lt;b&gt;calls", "Withdraw");
    assertThat(post("hugo", ask, ask, form).statusCode()).as("twice").isEqualTo(409);

    assertThat(shown("olga", "/t/acme/clusters")).contains("The helpdesk asks for something");
    assertThat(shown("otto", "/t/acme/clusters")).doesNotContain("The helpdesk asks");
    String place = "/t/acme/helpdesk/requests/" + own.substring(own.lastIndexOf('/') + 1);
    assertThat(shown("olga", place)).contains("no &lt;b&gt;calls", "Grant");
    assertThat(shown("otto", place)).doesNotContain("Grant<");
    assertThat(post("olga", place, place, "verdict=grant&minutes=61&deeds=POWER").statusCode())
        .isEqualTo(422);
    assertThat(post("olga", place, place, "verdict=grant&minutes=30").statusCode()).isEqualTo(422);
    String less = "verdict=grant&cluster=voice&minutes=30&deeds=POWER&answer=go+on";
    assertThat(post("olga", place, place, less).statusCode()).isEqualTo(303);

    for (String page : List.of("/helpdesk/tenants", "/t/globex", "/t/acme/clusters")) {
      assertThat(shown("hugo", page)).contains("You act for Acme", "End it now");
    }
    assertThat(shown("olga", "/t/acme/members")).contains("hugo of the helpdesk acts", "Revoke");
    assertThat(shown("otto", "/t/acme"))
        .contains("hugo of the helpdesk acts")
        .doesNotContain("Revoke");
    assertThat(shown("gina", "/t/globex")).doesNotContain("hugo of the helpdesk acts");
    assertThat(shown("hugo", "/t/acme/clusters/voice"))
        .contains("Stop cluster")
        .doesNotContain("Retire cluster", "/change/voice");
    assertThat(shown("hugo", "/t/acme/clusters/other")).doesNotContain("Stop cluster");
    assertThat(looked("hugo", "/t/acme/cluster-stop/voice")).isEqualTo(200);
    assertThat(looked("hugo", "/t/acme/cluster-stop/other")).isEqualTo(403);

    assertThat(post("otto", "/t/acme/tokens", place + "/revocation", "").statusCode())
        .isEqualTo(403);
    assertThat(post("olga", "/t/acme", place + "/revocation", "").statusCode()).isEqualTo(303);
    assertThat(looked("hugo", "/t/acme/cluster-stop/voice")).isEqualTo(403);
    assertThat(shown("hugo", own)).contains("Revoked", "go on").doesNotContain("You act for");
    assertThat(shown("ada", "/platform/helpdesk")).contains("Revoked", "T-1");
    assertThat(shown("ada", "/platform/helpdesk?stage=OPEN")).doesNotContain("T-1");
  }

  @Test
  void whatIsDoneUnderAConsentIsToldInTheNameOfWhoDidItAndForWhom() throws IOException {
    String id = granted("{'cluster':'voice','deeds':['POWER'],'minutes':30,'reason':'no calls'}");
    Answer started = call("hugo", "PUT", ACME + "/clusters/voice/power", ON);
    assertThat(started.status()).as(started.body()).isEqualTo(202);
    ended((String) started.json().get("id"));
    assertThat(call("hugo", "PUT", ACME + "/clusters/other/power", ON).status()).isEqualTo(403);
    String reboot = ACME + "/containers/" + container() + "/reboots";
    Answer rebooted = call("hugo", "POST", reboot, null);
    assertThat(rebooted.status()).as(rebooted.body()).isEqualTo(202);
    ended((String) rebooted.json().get("id"));
    for (String path : List.of("/tokens", "/invitations", "/quota-requests", "/clusters")) {
      assertThat(call("hugo", "POST", ACME + path, "{}").status()).as(path).isEqualTo(403);
    }
    assertThat(call("hugo", "DELETE", ACME + "/clusters/voice", null).status()).isEqualTo(403);
    List<Map<String, Object>> trail = call("olga", "GET", ACME + "/audit?actor=hugo", null).items();
    assertThat(trail.get(0))
        .containsEntry("actor", "hugo")
        .containsEntry("onBehalfOf", "acme (H-" + id.substring(0, 8) + ")")
        .containsEntry("permission", "CONSENT_POWER");
    assertThat(call("olga", "GET", ACME + "/audit/verification", null).json())
        .containsEntry("intact", true);
    assertThat(shown("olga", "/t/acme/audit")).contains("on behalf of acme (H-", "by consent");
  }

  @Test
  void atItsEndAConsentIsWorthNothing() throws Exception {
    String id = granted("{'deeds':['CHANGE','OPERATIONS'],'minutes':5,'reason':'x'}");
    assertThat(looked("hugo", "/t/acme/change/voice")).isEqualTo(200);
    assertThat(looked("hugo", "/t/acme/operations/" + operation + "/cancellation")).isEqualTo(200);
    assertThat(call("hugo", "POST", "/api/v1/operations/" + operation + "/retries", null).status())
        .as("allowed, and there is nothing to try again")
        .isEqualTo(409);
    sql("update help_request set good_until = now()");
    assertThat(looked("hugo", "/t/acme/change/voice")).isEqualTo(403);
    assertThat(call("hugo", "POST", "/api/v1/operations/" + operation + "/retries", null).status())
        .isEqualTo(403);
    assertThat(shown("hugo", "/t/acme")).doesNotContain("You act for");
    assertThat(call("hugo", "GET", "/api/v1/help-requests/" + id, null).json())
        .containsEntry("state", "OVER");
    assertThat(call("olga", "DELETE", ACME + "/help-requests/" + id, null).body())
        .contains("HELP_ENDED");
  }

  @Test
  void streamsThatWereOpenedUnderAConsentEndWithIt() throws Exception {
    UUID open = UUID.randomUUID();
    sql(
        "insert into operation (id, tenant_id, kind, target_kind, target_id, target_name, actor,"
            + " request_id, created_at) select '"
            + open
            + "', id, 'CLUSTER_DEPLOY', 'cluster', id, 'x', 'olga', '-', now() from tenant"
            + " where slug = 'acme'");
    String first = granted("{'deeds':['OPERATIONS'],'minutes':5,'reason':'x'}");
    CompletableFuture<String> hugo = stream("hugo", open);
    CompletableFuture<String> olga = stream("olga", open);
    assertThat(call("olga", "DELETE", ACME + "/help-requests/" + first, null).status())
        .isEqualTo(204);
    hugo.get(10, TimeUnit.SECONDS);
    // Unasked it may look, and so may a stream that needs no consent.
    CompletableFuture<String> looks = stream("hugo", open);
    granted("{'deeds':['OPERATIONS'],'minutes':5,'reason':'y'}");
    CompletableFuture<String> again = stream("hugo", open);
    // As the engine's turn at its end does.
    sql("update help_request set good_until = now()");
    sql("select pg_notify('patchbay_rights', '-')");
    again.get(10, TimeUnit.SECONDS);
    assertThat(olga).isNotDone();
    assertThat(looks).isNotDone();
    olga.cancel(true);
    looks.cancel(true);
    sql("delete from operation where id = '" + open + "'");
  }

  /** What came, when it has ended; something has come already. */
  private static CompletableFuture<String> stream(String person, UUID operation) throws Exception {
    var begun = new CountDownLatch(1);
    var request =
        HttpRequest.newBuilder(
                URI.create(portal.url() + "/api/v1/operations/" + operation + "/events"))
            .header("Authorization", "Bearer " + portal.token(person))
            .build();
    var ended =
        HttpClient.newHttpClient()
            .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
            .thenApply(
                answer ->
                    answer.body().peek(line -> begun.countDown()).collect(Collectors.joining()));
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    return ended;
  }

  @Test
  void whatIsConsentedToInAdvanceIsGrantedAtOnce() throws IOException {
    String page = "/t/acme/helpdesk";
    assertThat(post("olga", page, page + "/standing", "minutes=9999").statusCode()).isEqualTo(422);
    assertThat(
            post("olga", page, page + "/standing", "cluster=voice&minutes=60&deeds=FIREWALL")
                .statusCode())
        .isEqualTo(303);
    assertThat(shown("otto", page)).contains("firewall rules").doesNotContain("Take back");
    String id = asked("{'cluster':'voice','deeds':['FIREWALL'],'minutes':60,'reason':'x'}");
    assertThat(call("olga", "GET", ACME + "/help-requests/" + id, null).json())
        .containsEntry("state", "ACTIVE")
        .containsEntry("standing", true)
        .containsEntry("decidedBy", "olga");
    assertThat(shown("olga", "/t/acme")).contains("hugo of the helpdesk acts");
    String firewall = "/t/acme/clusters/voice/nodes/" + container() + "/firewall";
    assertThat(shown("hugo", firewall)).contains("Add a rule");
    Matcher taken = Pattern.compile(page + "/standing/[0-9a-f-]{36}").matcher(shown("olga", page));
    assertThat(taken.find()).isTrue();
    assertThat(post("olga", page, taken.group() + "/withdrawal", "").statusCode()).isEqualTo(303);
    asked("{'cluster':'voice','deeds':['FIREWALL'],'minutes':60,'reason':'x'}");
    assertThat(shown("olga", page + "?stage=OPEN")).contains("Waits");
    assertThat(looked("olga", page + "?stage=NONE")).isEqualTo(422);
  }

  @Test
  void foreignRequestsAreNotThere() throws IOException {
    String id = asked("{'deeds':['POWER'],'minutes':60,'reason':'secret plans'}");
    String there = "/api/v1/tenants/globex/help-requests/" + id;
    for (String verb : List.of("GET", "DELETE")) {
      assertThat(call("gina", verb, there, null).status()).as(verb).isEqualTo(404);
    }
    assertThat(call("gina", "PUT", there + "/decision", "{'granted':true}").status())
        .isEqualTo(404);
    assertThat(looked("gina", "/t/globex/helpdesk/requests/" + id)).isEqualTo(404);
    String page = "/t/globex/helpdesk";
    for (String act : List.of("", "/revocation")) {
      assertThat(post("gina", page, page + "/requests/" + id + act, "verdict=grant").statusCode())
          .isEqualTo(404);
    }
    assertThat(call("hanna", "GET", "/api/v1/help-requests/" + id, null).status()).isEqualTo(404);
    assertThat(call("hanna", "DELETE", "/api/v1/help-requests/" + id, null).status())
        .isEqualTo(404);
    assertThat(looked("hanna", "/helpdesk/requests/" + id)).isEqualTo(404);
    assertThat(shown("hanna", "/helpdesk/requests")).doesNotContain("secret plans");
    assertThat(call("ada", "GET", "/api/v1/help-requests/" + id, null).status()).isEqualTo(200);
    assertThat(call("ada", "DELETE", "/api/v1/help-requests/" + id, null).status()).isEqualTo(404);
    assertThat(call("otto", "PUT", ACME + "/help-requests/" + id + "/decision", "{}").status())
        .isEqualTo(403);
    assertThat(call("hugo", "PUT", ACME + "/help-requests/" + id + "/decision", "{}").status())
        .isEqualTo(403);
    assertThat(call("olga", "GET", "/api/v1/help-requests", null).status()).isEqualTo(403);
  }
}
