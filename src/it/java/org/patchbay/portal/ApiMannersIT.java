package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.Visitor;

/** What every route does alike: tags, cursors, types, and words for what is wrong. */
class ApiMannersIT {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    for (String tenant : List.of("acme", "globex")) {
      ada("POST", "tenants", "{\"slug\":\"%s\",\"name\":\"x\"}".formatted(tenant));
    }
    for (String host : List.of("h1", "h3", "h5")) {
      register(host);
    }
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static Answer ada(String verb, String path, String json, String... headers)
      throws IOException {
    return portal.call("ada", verb, "/api/v1/" + path, json, headers);
  }

  private static void register(String host) throws IOException {
    String json =
        ("{\"name\":\"%s\",\"uri\":\"simulated://manners/%1$s\","
                + "\"pool\":\"patchbay\",\"segmentBridge\":\"br-tenant\"}")
            .formatted(host);
    Answer answer = ada("POST", "hosts", json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void problemsAreToldInTheLanguageThatIsAskedForAndInNoOther() throws IOException {
    String german = "„none“ (Host) gibt es hier nicht.";
    assertThat(none("Accept-Language", "fr, de-CH;q=0.8, en;q=0.2")).startsWith(german);
    assertThat(none("Accept-Language", "fr")).startsWith("There is no host");
    assertThat(none("Cookie", "patchbay-language=de")).startsWith("There is no host");
  }

  @Test
  void whatSomebodyChoosesIsTheirsIsRecordedAndChangesNothingForMachines() throws IOException {
    Visitor nora = portal.browser("nora");
    assertThat(prefer(nora, "language=tlh&zone=Mars/Olympus").statusCode()).isEqualTo(422);
    assertThat(prefer(nora, "language=de&zone=Asia/Tokyo").statusCode()).isEqualTo(303);
    assertThat(nora.cookies()).containsEntry("patchbay-language", "de");
    assertThat(nora.get("/me/preferences").body()).contains("<html lang=\"de\"", " JST<");
    assertThat(portal.browser("gina").get("/me/preferences").body()).contains("<html lang=\"en\"");
    assertThat(portal.call("nora", "GET", "/api/v1/tenants/none", null).body())
        .contains("There is");
    assertThat(ada("GET", "audit?action=person.choose", null).items())
        .singleElement()
        .satisfies(record -> assertThat(record.toString()).contains("nora", "Asia/Tokyo"));
  }

  @Test
  void theCatalogueSpeaksItsReadersLanguageOnPagesAndByTheApi() throws IOException {
    assertThat(shape("de")).containsEntry("title", "Klein");
    assertThat(shape("en")).containsEntry("title", "Small").containsEntry("name", "small");
    Answer members = ada("PUT", "tenants/acme/members", "{\"members\":{\"greta\":\"OWNER\"}}");
    assertThat(members.status()).as(members.body()).isEqualTo(200);
    Visitor greta = portal.browser("greta");
    prefer(greta, "language=de&zone=Europe/Berlin");
    assertThat(greta.get("/t/acme/new-cluster").body())
        .contains("Klein", "Alle Rollen auf drei Knoten", "Die Hälfte des Vorschlags")
        .doesNotContain("Three", "Half of", "??");
    assertThat(greta.get("/t/acme/new-cluster-nodes").body())
        .contains("Das Doppelte des Vorschlags");
    assertThat(greta.get("/t/acme/sizing?extensions=400&calls=40").body()).contains("Klein");
    Visitor adam = portal.browser("adam");
    prefer(adam, "language=de&zone=Europe/Berlin");
    assertThat(adam.get("/platform/catalogue").body())
        .contains("Laborabbild, ohne VoipNow", "Wie vorgeschlagen", "Laborabbild von Patchbay")
        .doesNotContain("As proposed", "or newer");
    assertThat(adam.get("/platform/catalogue/5.7").body())
        .contains(
            "Keine Anrufe: Telefonie-Anwendungen", "nur wo seine Schnittstelle", "Nachrichten")
        .doesNotContain("No calls", "only where", "Messages<");
  }

  private static Map<String, Object> shape(String language) throws IOException {
    return ada("GET", "blueprints/small", null, "Accept-Language", language).json();
  }

  private static HttpResponse<String> prefer(Visitor visitor, String form) throws IOException {
    Matcher token = CSRF.matcher(visitor.get("/me/preferences").body());
    assertThat(token.find()).isTrue();
    return visitor.post("/me/preferences", "_csrf=" + token.group(1) + "&" + form);
  }

  private static String none(String... headers) throws IOException {
    Answer answer = ada("GET", "hosts/none", null, headers);
    assertThat(answer.status()).isEqualTo(404);
    return (String) answer.json().get("detail");
  }

  @Test
  void aHostIsChangedOnlyAsItWasSeen() throws IOException {
    String seen = ada("GET", "hosts/h1", null).header("ETag");
    assertThat(seen).isNotBlank();
    Answer off = ada("PUT", "hosts/h1/enabled", "{\"enabled\":false}", "If-Match", seen);
    assertThat(off.status()).as(off.body()).isEqualTo(200);
    assertThat(off.json()).containsEntry("enabled", false);
    Answer late = ada("DELETE", "hosts/h1", null, "If-Match", seen);
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.json()).containsEntry("code", "CHANGED_MEANWHILE");
    Answer on =
        ada("PUT", "hosts/h1/enabled", "{\"enabled\":true}", "If-Match", off.header("ETag"));
    assertThat(on.header("ETag")).isEqualTo(seen);
    assertThat(ada("PUT", "hosts/h1/enabled", "{}").wrongFields()).containsExactly("enabled");
  }

  @Test
  void aPageGoesOnWhereItWasThoughRowsComeBetween() throws IOException {
    Answer first = ada("GET", "hosts?limit=2", null);
    assertThat(names(first)).containsExactly("h1", "h3");
    register("h2");
    register("h4");
    Answer rest = ada("GET", "hosts?limit=2&cursor=" + first.json().get("next"), null);
    assertThat(names(rest)).containsExactly("h4", "h5");
    assertThat(rest.json().get("next")).isNull();
    for (String host : List.of("h2", "h4")) {
      assertThat(ada("DELETE", "hosts/" + host, null).status()).isEqualTo(204);
    }
  }

  private static List<Object> names(Answer list) {
    return list.items().stream().map(item -> item.get("name")).toList();
  }

  @TestFactory
  Stream<DynamicTest> aWordThatIsNoneOfOursIsRefusedInWords() {
    return Stream.of(
            "tenants/acme/containers?cursor=" + cursor(">a\u001fb"),
            "tenants/acme/containers?cursor=" + cursor(">\0\u001f" + new java.util.UUID(0, 0)),
            "operations?cursor=" + cursor(">a\u001fb"),
            "operations?state=HAPPY",
            "operations?target=me",
            "audit?cursor=" + cursor(">a"),
            "hosts?cursor=" + cursor(">\0"),
            "tenants/acme/containers?q=%00")
        .map(
            path ->
                dynamicTest(
                    path.replace('\0', '0'),
                    () -> {
                      Answer answer = ada("GET", path, null);
                      assertThat(answer.status()).as(answer.body()).isIn(400, 404, 422);
                      assertThat(answer.header("Content-Type"))
                          .startsWith("application/problem+json");
                    }));
  }

  private static String cursor(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsNotJsonIsNotRead() throws Exception {
    HttpResponse<String> answer =
        send(
            request("hosts", "ada")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("h1")));
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("\"code\":\"UNSUPPORTED_MEDIA_TYPE\"");
    answer = send(request("hosts", "ada").header("Accept", "text/csv"));
    assertThat(answer.statusCode()).isEqualTo(406);
    answer = send(request("hosts", "ada").method("PATCH", HttpRequest.BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).isPresent();
  }

  private static HttpRequest.Builder request(String path, String person) {
    return HttpRequest.newBuilder(URI.create(portal.url() + "/api/v1/" + path))
        .header("Authorization", "Bearer " + portal.token(person));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @TestFactory
  Stream<DynamicTest> everyWrongFieldIsNamed() {
    return Map.of(
            "hosts", "{\"name\":\"\",\"uri\":\"no uri\",\"profile\":\"NONE\"}",
            "tenants", "{\"slug\":\"Not A Slug\",\"name\":\"\"}",
            "images", "{\"name\":\"\",\"os\":\"\"}",
            "networks/public", "{\"name\":\"\",\"bridge\":\"\",\"pools\":[{\"cidr\":\"x\"}]}")
        .entrySet()
        .stream()
        .map(
            wrong ->
                dynamicTest(
                    wrong.getKey(),
                    () -> {
                      Answer answer = ada("POST", wrong.getKey(), wrong.getValue());
                      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
                      assertThat(answer.wrongFields()).as(answer.body()).isNotEmpty();
                    }));
  }

  @Test
  void theCatalogueTellsWhatCanBeBuilt() throws IOException {
    assertThat(names(ada("GET", "blueprints", null))).contains("single", "small", "standard");
    assertThat(ada("GET", "blueprints/small", null).json()).containsKey("nodes");
    assertThat(ada("GET", "catalogue/versions", null).items())
        .extracting(version -> version.get("version"))
        .contains("5.7");
    assertThat(ada("GET", "catalogue/versions/5.7", null).body())
        .contains("\"code\":\"sip\"", "\"basis\":\"S\"");
    for (String none : List.of("blueprints/none", "catalogue/versions/0.1")) {
      assertThat(ada("GET", none, null).status()).isEqualTo(404);
    }
  }
}
