package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;

/** A role that is taken away is gone at the next request, and from what is under way. */
class RightsEndIT {
  private static final String MEMBERS = "/api/v1/tenants/acme/members/";
  private static final String ROLES = "/api/v1/tenants/acme/roles/";

  @TempDir static Path folder;
  private static GivenPortal portal;
  private static final UUID OPERATION = UUID.randomUUID();

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    String people =
        "{\"olga\":\"OWNER\",\"otto\":\"OPERATOR\",\"vera\":\"VIEWER\","
            + "\"nora\":\"VIEWER\",\"ned\":\"VIEWER\",\"nils\":\"VIEWER\"}";
    String acme = "{\"slug\":\"acme\",\"name\":\"Acme\",\"members\":" + people + "}";
    assertThat(portal.call("ada", "POST", "/api/v1/tenants", acme).status()).isEqualTo(201);
    portal.operation(OPERATION);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  /** What came, when it has ended; the latch is open once something has come. */
  private static CompletableFuture<String> stream(String person, CountDownLatch begun) {
    var request =
        HttpRequest.newBuilder(
                URI.create(portal.url() + "/api/v1/operations/" + OPERATION + "/events"))
            .header("Authorization", "Bearer " + portal.token(person))
            .build();
    return HttpClient.newHttpClient()
        .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
        .thenApply(
            answer -> answer.body().peek(line -> begun.countDown()).collect(Collectors.joining()));
  }

  @Test
  void theStreamOfWhoIsRemovedEndsAndTheOthersGoOn() throws Exception {
    var begun = new CountDownLatch(1);
    var stays = new CountDownLatch(1);
    CompletableFuture<String> vera = stream("vera", begun);
    CompletableFuture<String> olga = stream("olga", stays);
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(stays.await(30, TimeUnit.SECONDS)).isTrue();
    InputStream page = openPage("vera");
    assertThat(portal.call("olga", "DELETE", MEMBERS + "vera", null).status()).isEqualTo(204);
    // Long before the sign of life that would notice it, too.
    vera.get(10, TimeUnit.SECONDS);
    CompletableFuture.runAsync(() -> drain(page)).get(10, TimeUnit.SECONDS);
    assertThat(olga).isNotDone();
    assertThat(portal.call("vera", "GET", "/api/v1/tenants/acme", null).status()).isEqualTo(404);
    assertThat(portal.browser("vera").get("/t/acme/operations").statusCode()).isEqualTo(404);
    olga.cancel(true);
  }

  /**
   * What streams is what every member may see, so that a role of the tenant's own may change and go
   * under it; a removal ends it.
   */
  @Test
  void aStreamOutlastsTheRoleItsReaderHadAndEndsWithTheMembership() throws Exception {
    String role = role("Night", "'POWER','OPERATIONS'");
    give("nora", role);
    var begun = new CountDownLatch(1);
    CompletableFuture<String> nora = stream("nora", begun);
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    InputStream page = openPage("nora");
    CompletableFuture<Void> drained = CompletableFuture.runAsync(() -> drain(page));
    change("PUT", ROLES + role, "{'name':'Night','permissions':[]}", 200);
    String retries = "/api/v1/operations/" + OPERATION + "/retries";
    assertThat(portal.call("nora", "POST", retries, null).status()).isEqualTo(403);
    give("nora", "VIEWER");
    change("DELETE", ROLES + role, null, 204);
    // Somebody else's goes at once: what was told before has been heard, too.
    var other = new CountDownLatch(1);
    CompletableFuture<String> ned = stream("ned", other);
    assertThat(other.await(30, TimeUnit.SECONDS)).isTrue();
    change("DELETE", MEMBERS + "ned", null, 204);
    ned.get(10, TimeUnit.SECONDS);
    assertThat(nora).isNotDone();
    assertThat(drained).isNotDone();
    change("DELETE", MEMBERS + "nora", null, 204);
    nora.get(10, TimeUnit.SECONDS);
    drained.get(10, TimeUnit.SECONDS);
  }

  private static String role(String name, String permissions) throws IOException {
    String wish = "{'name':'" + name + "','permissions':[" + permissions + "]}";
    return change("POST", "/api/v1/tenants/acme/roles", wish, 201).json().get("id").toString();
  }

  private static void give(String person, String role) throws IOException {
    change("PUT", MEMBERS + person, "{'role':'" + role + "'}", 200);
  }

  private static Answer change(String verb, String path, String json, int status)
      throws IOException {
    String body = json == null ? null : json.replace('\'', '"');
    Answer answer = portal.call("olga", verb, path, body);
    assertThat(answer.status()).as(verb + path + answer.body()).isEqualTo(status);
    return answer;
  }

  /** Each way in which a role can get less while a form of it is open. */
  @Test
  void aFormThatWasOpenedBeforeIsRefusedOnceItsReaderMayNot() throws Exception {
    String role = role("Asks", "'QUOTAS'");
    give("nils", role);
    String form = form("nils");
    change("PUT", ROLES + role, "{'name':'Asks','permissions':['POWER']}", 200);
    assertThat(sent("nils", form)).isEqualTo(403);
    change("PUT", ROLES + role, "{'name':'Asks','permissions':['QUOTAS']}", 200);
    assertThat(sent("nils", form)).isEqualTo(303);
    give("nils", "VIEWER");
    assertThat(sent("nils", form)).isEqualTo(403);
    change("DELETE", ROLES + role, null, 204);
    assertThat(sent("nils", form)).isEqualTo(403);
    change("DELETE", MEMBERS + "nils", null, 204);
    assertThat(sent("nils", form)).isEqualTo(404);
    Answer asked = portal.call("olga", "GET", "/api/v1/tenants/acme/quota-requests", null);
    assertThat(asked.items()).hasSize(1);
  }

  /** The form of the quotas' page, filled in. */
  private static String form(String person) throws IOException {
    String page = portal.browser(person).get("/t/acme/quotas").body();
    assertThat(page).contains("action=\"/t/acme/quotas/requests\"");
    String token = page.replaceAll("(?s).*?name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    return "quota=vcpus&wanted=300&reason=we+grow&_csrf="
        + URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  private static int sent(String person, String form) throws IOException {
    return portal.browser(person).post("/t/acme/quotas/requests", form).statusCode();
  }

  private static InputStream openPage(String person) throws Exception {
    var browser = portal.browser(person);
    assertThat(browser.get("/t/acme/operations/" + OPERATION).statusCode()).isEqualTo(200);
    String cookies =
        browser.cookies().entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    var request =
        HttpRequest.newBuilder(
                URI.create(portal.url() + "/t/acme/operations/" + OPERATION + "/events"))
            .header("Cookie", cookies)
            .timeout(Duration.ofSeconds(30));
    var answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static void drain(InputStream stream) {
    try {
      stream.readAllBytes();
    } catch (IOException e) {
      // Cut off: that is an end, too.
    }
  }

  @Test
  void whoIsDegradedActsNoMoreAtTheNextRequest() throws Exception {
    String segment = "/api/v1/tenants/acme/clusters/plan";
    assertThat(portal.call("otto", "POST", segment, "{}").status()).isNotEqualTo(403);
    String viewer = "{\"role\":\"VIEWER\"}";
    assertThat(portal.call("olga", "PUT", MEMBERS + "otto", viewer).status()).isEqualTo(200);
    assertThat(portal.call("otto", "POST", segment, "{}").status()).isEqualTo(403);
    assertThat(portal.call("otto", "GET", MEMBERS + "otto", null).status()).isEqualTo(200);
  }

  @Test
  void theApiRefusesWhatNobodyMayDo() throws Exception {
    assertThat(portal.call("olga", "DELETE", MEMBERS + "olga", null).body()).contains("LAST_OWNER");
    assertThat(portal.call("otto", "PUT", MEMBERS + "otto", "{\"role\":\"OWNER\"}").status())
        .isEqualTo(403);
    assertThat(portal.call("olga", "PUT", MEMBERS + "otto", "{\"role\":\"KING\"}").wrongFields())
        .containsExactly("role");
    String invitations = "/api/v1/tenants/acme/invitations";
    String bad = "{\"mail\":\"a@b\\nBcc: c@d\",\"role\":\"VIEWER\"}";
    assertThat(portal.call("olga", "POST", invitations, bad).wrongFields()).containsExactly("mail");
    assertThat(portal.call("otto", "POST", invitations, bad).status()).isEqualTo(403);
    assertThat(portal.call("olga", "GET", MEMBERS + "nobody", null).status()).isEqualTo(404);
  }
}
