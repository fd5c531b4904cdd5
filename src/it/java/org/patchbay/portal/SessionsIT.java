package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.Visitor;

/** Where somebody is logged in, and how that ends: by them, and by the identity provider. */
class SessionsIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String MINE = "/api/v1/me/sessions";

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
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

  private static int page(Visitor visitor) throws IOException {
    return visitor.get("/t/acme").statusCode();
  }

  private static Answer api(String token, String verb, String path) throws IOException {
    return new Answer(
        send(
            HttpRequest.newBuilder(URI.create(portal.url() + path))
                .header("Authorization", "Bearer " + token)
                .method(verb, HttpRequest.BodyPublishers.noBody())));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** The session of this login, as its person sees it. */
  private static Map<String, Object> session(String person, String login) throws IOException {
    return api(portal.token(person, login), "GET", MINE).items().stream()
        .filter(session -> session.get("current").equals(true))
        .findFirst()
        .orElseThrow();
  }

  private static String place(String person, String login) throws IOException {
    return MINE + "/" + session(person, login).get("id");
  }

  @Test
  void aSessionThatIsEndedIsRefusedAtItsNextRequestAndTheOthersGoOn() throws Exception {
    Visitor desk = portal.browser("olga", "desk");
    Visitor lost = portal.browser("olga", "lost");
    assertThat(page(desk)).isEqualTo(200);
    assertThat(page(lost)).isEqualTo(200);
    assertThat(session("olga", "lost")).containsEntry("address", "127.0.0.1");
    String place = place("olga", "lost");
    for (String stranger : List.of("vera", "ada")) {
      assertThat(portal.call(stranger, "DELETE", place, null).status()).isEqualTo(404);
    }
    assertThat(api(portal.token("olga", "desk"), "DELETE", place).status()).isEqualTo(204);
    assertThat(page(lost)).isEqualTo(302);
    assertThat(page(desk)).isEqualTo(200);
    assertThat(api(portal.token("olga", "desk"), "DELETE", place).status()).isEqualTo(404);
  }

  @Test
  void aPersonEndsOneAndThenAllOthersOnTheirPage() throws Exception {
    Visitor here = portal.browser("otto", "here");
    Visitor first = portal.browser("otto", "first");
    Visitor second = portal.browser("otto", "second");
    String id = String.valueOf(session("otto", "first").get("id"));
    String mine = here.get("/me").body();
    assertThat(mine).contains("/me/sessions/" + id + "/end", "This one").doesNotContain("??");
    String csrf = "_csrf=" + token(mine);
    assertThat(here.post("/me/sessions/" + id + "/end", csrf).statusCode()).isEqualTo(303);
    assertThat(here.get("/me").body()).contains("The session is ended").doesNotContain(id);
    assertThat(page(first)).isEqualTo(302);
    assertThat(page(second)).isEqualTo(200);
    portal.issuer().answersAccounts(503);
    assertThat(here.post("/me/sessions/end", csrf).statusCode()).isEqualTo(303);
    portal.issuer().answersAccounts(404);
    assertThat(here.get("/me").body()).contains("the login service could not be told");
    assertThat(page(second)).isEqualTo(302);
    assertThat(page(here)).isEqualTo(200);
  }

  private static String token(String page) {
    Matcher found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void aMachineHasNothingToDoWithWhereItsPersonIsLoggedIn() throws Exception {
    String wish = "{\"name\":\"ci\",\"role\":\"VIEWER\"}";
    Answer made = portal.call("olga", "POST", "/api/v1/tenants/acme/tokens", wish);
    String secret = (String) made.json().get("secret");
    assertThat(api(secret, "GET", MINE).status()).isEqualTo(403);
    assertThat(api(secret, "DELETE", MINE).status()).isEqualTo(403);
  }

  @Test
  void nobodyBelievesWhereAStrangersRequestSaysThatItComesFrom() throws Exception {
    Visitor liar = portal.browser("olga", "liar");
    var request =
        HttpRequest.newBuilder(URI.create(portal.url() + "/t/acme"))
            .header("X-Forwarded-For", "192.0.2.66")
            .header("X-Forwarded-Host", "evil.example")
            .header("X-Forwarded-Proto", "https")
            .header("Cookie", cookies(liar));
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("evil.example");
    assertThat(session("olga", "liar")).containsEntry("address", "127.0.0.1");
    HttpResponse<String> away =
        send(
            HttpRequest.newBuilder(URI.create(portal.url() + "/t/acme"))
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https"));
    assertThat(Visitor.location(away)).startsWith(portal.issuer().url()).doesNotContain("evil");
  }

  private static String cookies(Visitor visitor) {
    return visitor.cookies().entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  @Test
  void aCookieFromBeforeTheLoginIsWorthNothingAfterIt() throws Exception {
    Visitor victim = portal.browser("vera", "before");
    var planted = new Visitor(portal.url());
    planted.cookies().putAll(victim.cookies());
    api(portal.token("vera", "-"), "DELETE", MINE);
    assertThat(victim.follow("/t/acme").statusCode()).isEqualTo(200);
    assertThat(page(planted)).isEqualTo(302);
    var invented = new Visitor(portal.url());
    invented.cookies().put("JSESSIONID", "chosen-by-somebody");
    assertThat(invented.follow("/t/acme").statusCode()).isEqualTo(200);
    assertThat(invented.cookies()).doesNotContainValue("chosen-by-somebody");
  }

  @Test
  void thePreferencesThatThePageShowsAreChosenOverTheApiToo() throws IOException {
    String mine = "/api/v1/me/preferences";
    Answer none = portal.call("vera", "GET", mine, null);
    assertThat(none.status()).as(none.body()).isEqualTo(200);
    assertThat(none.json().get("language")).isNull();
    String wish = "{\"language\":\"de\",\"zone\":\"Europe/Vienna\"}";
    Answer chosen = portal.call("vera", "PUT", mine, wish);
    assertThat(chosen.json())
        .containsEntry("language", "de")
        .containsEntry("zone", "Europe/Vienna");
    assertThat(portal.browser("vera").get("/me/preferences").body()).contains("lang=\"de\"");
    assertThat(portal.call("vera", "GET", mine, null).header("ETag"))
        .isEqualTo(chosen.header("ETag"))
        .isNotEqualTo(none.header("ETag"));
    Answer late = portal.call("vera", "PUT", mine, "{}", "If-Match", none.header("ETag"));
    assertThat(late.status()).isEqualTo(412);
    Answer bad = portal.call("vera", "PUT", mine, "{\"language\":\"xx\",\"zone\":\"Mars/Base\"}");
    assertThat(bad.status()).isEqualTo(422);
    assertThat(bad.wrongFields()).containsExactly("language", "zone");
    assertThat(portal.call("vera", "GET", mine, null).json()).containsEntry("language", "de");
    assertThat(portal.call("vera", "PUT", mine, "{}").json().get("language")).isNull();
    assertThat(portal.call("olga", "GET", mine, null).json().get("zone")).isNull();
    String wished = "{\"name\":\"watch\",\"role\":\"VIEWER\"}";
    Answer machine = portal.call("olga", "POST", "/api/v1/tenants/acme/tokens", wished);
    assertThat(machine.status()).as(machine.body()).isEqualTo(201);
    String secret = (String) machine.json().get("secret");
    assertThat(portal.withToken(secret, "PUT", mine, wish).status())
        .as("a machine's token")
        .isEqualTo(403);
  }
}
