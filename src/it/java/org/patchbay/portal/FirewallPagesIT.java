package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.OneCluster;

/** A node's firewall by page and API: read, narrowed, opened, limited, and refused by field. */
class FirewallPagesIT {
  private static final String API =
      "/api/v1/tenants/acme/clusters/voice/nodes/voice-all-1/firewall";
  private static final String PAGE = "/t/acme/clusters/voice/nodes/voice-all-1/firewall";
  private static final String SSH =
      "{\"kind\":\"OPEN\",\"protocol\":\"TCP\",\"ports\":\"22\",\"peers\":[\"192.0.2.0/24\"],"
          + "\"note\":\"for our support\"}";

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void aClusterThatRuns() throws Exception {
    portal = GivenPortal.start(folder);
    OneCluster.on(portal);
    made("tenants", "{\"slug\":\"globex\",\"name\":\"Globex\",\"members\":{\"gina\":\"OWNER\"}}");
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  @BeforeEach
  void withoutRules() throws IOException {
    put("{}");
  }

  private static void made(String path, String json) throws IOException {
    Answer answer = portal.call("ada", "POST", "/api/v1/" + path, json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static Answer put(String json, String... headers) throws IOException {
    return portal.call("olga", "PUT", API, json, headers);
  }

  private static Answer get() throws IOException {
    return portal.call("olga", "GET", API, null);
  }

  private static void ended(Answer receipt) {
    Eventually.until("it ended", () -> look(receipt).containsKey("endedAt"));
  }

  private static Map<String, Object> look(Answer receipt) {
    try {
      return portal
          .call("olga", "GET", "/api/v1/operations/" + receipt.json().get("id"), null)
          .json();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theApiTellsEachLineWithItsReason() throws IOException {
    Answer answer = get();
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json()).containsEntry("outgoing", "ALL");
    assertThat(answer.body())
        .contains("\"reason\":\"SIP\"", "\"role\":\"sip\"", "\"ports\":\"5060\"", "\"STATED\"");
    Answer plan = portal.call("olga", "POST", API + "/plan", "{\"rules\":[" + SSH + "]}");
    assertThat(plan.status()).as(plan.body()).isEqualTo(200);
    assertThat((List<?>) plan.json().get("opens")).hasSize(1);
    assertThat((List<?>) plan.json().get("closes")).isEmpty();
    assertThat(get().body()).as("nothing was changed").isEqualTo(answer.body());
  }

  @Test
  void aChangeNamesWhatItChanges() throws IOException {
    String tag = get().header("ETag");
    Answer changed = put("{\"rules\":[" + SSH + "]}", "If-Match", tag);
    assertThat(changed.status()).as(changed.body()).isEqualTo(202);
    ended(changed);
    assertThat(put("{}", "If-Match", tag).status()).isEqualTo(412);
    assertThat((List<?>) get().json().get("rules")).hasSize(1);
    assertThat(put("{}", "If-Match", get().header("ETag")).status()).isEqualTo(202);
  }

  @Test
  void nonsenseIsSaidBesideItsFieldAndNothingIsChanged() throws IOException {
    String before = get().body();
    refused("{\"rules\":[" + SSH.replace("\"22\"", "\"30-20\"") + "]}", "rules[0].ports");
    refused("{\"rules\":[" + SSH.replace("192.0.2.0/24", "0.0.0.0/0") + "]}", "rules[0].peers");
    refused("{\"rules\":[" + SSH.replace("192.0.2.0/24", "a&b<c>") + "]}", "rules[0].peers");
    refused("{\"rules\":[null]}", "rules[0].kind");
    refused("{\"outgoing\":\"SOME\"}", "outgoing");
    String many = String.join(",", Collections.nCopies(10_000, SSH));
    refused("{\"rules\":[" + many + "]}", "rules");
    assertThat(get().body()).isEqualTo(before);
  }

  private static void refused(String json, String field) throws IOException {
    for (Answer answer : List.of(put(json), portal.call("olga", "POST", API + "/plan", json))) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
      assertThat(answer.wrongFields()).contains(field);
    }
  }

  @Test
  void anotherTenantHasNoSuchNode() throws IOException {
    String foreign = API.replace("acme", "globex");
    for (String verb : List.of("GET", "PUT")) {
      assertThat(portal.call("gina", verb, foreign, verb.equals("PUT") ? "{}" : null).status())
          .isEqualTo(404);
    }
    String tamed = PAGE.replace("voice-all-1", "no-such-node");
    assertThat(portal.browser("olga").get(tamed).statusCode()).isEqualTo(404);
  }

  @Test
  void aTableSaysWhatPassesAndANarrowedLineIsShownBeforeItIsDone() throws IOException {
    String page = portal.browser("olga").get(PAGE).body();
    assertThat(page)
        .contains("UDP 5060", "from anywhere", "The vendor states this", "198.51.100.10")
        .contains("Limit how often somebody registers", "VLAN of an Open vSwitch");
    assertThat(portal.browser("olga").get(PAGE + "?kind=NARROW&protocol=UDP&ports=5060").body())
        .containsPattern("value=\"NARROW\"[^>]*selected")
        .containsPattern("id=\"f-ports\"[^>]*value=\"5060\"");
    HttpResponse<String> preview =
        post("/preview", "kind=NARROW&protocol=UDP&ports=5060&peers=192.0.2.7+2001:db8::/32&note=");
    assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
    assertThat(preview.body()).contains("Passes from now on", "Passes no more", "192.0.2.7/32");
    assertThat((List<?>) get().json().get("rules")).isEmpty();
    HttpResponse<String> done = post("", hidden(preview.body()));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    assertThat(get().body()).contains("NARROWED", "192.0.2.7/32");
    assertThat(portal.browser("olga").get("/t/acme/nodes/voice/voice-all-1").body())
        .contains("from 192.0.2.7/32");
    assertThat(post("", hidden(preview.body())).statusCode()).as("outdated").isEqualTo(409);
    HttpResponse<String> removal = post("/preview", "remove=0");
    assertThat(post("", hidden(removal.body())).statusCode()).isEqualTo(303);
    assertThat((List<?>) get().json().get("rules")).isEmpty();
  }

  @Test
  void outgoingIsLimitedAndLetGo() throws IOException {
    HttpResponse<String> preview = post("/preview", "outgoing=LISTED");
    assertThat(preview.body()).contains("Name servers, time servers");
    assertThat(post("", hidden(preview.body())).statusCode()).isEqualTo(303);
    assertThat(get().json()).containsEntry("outgoing", "LISTED");
    assertThat(post("", hidden(post("/preview", "outgoing=ALL").body())).statusCode())
        .isEqualTo(303);
    assertThat(get().json()).containsEntry("outgoing", "ALL");
  }

  @Test
  void aPageSaysWhatIsWrongBesideTheFieldAndKeepsWhatWasTyped() throws IOException {
    HttpResponse<String> answer =
        post("/preview", "kind=OPEN&protocol=TCP&ports=30-20&peers=%3Cb%3E&note=x");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("id=\"e-ports\"", "id=\"e-peers\"", "should be 20-30", "&lt;b&gt;")
        .containsPattern("id=\"f-ports\"[^>]*value=\"30-20\"")
        .doesNotContain("<b>");
    for (String tampered : List.of("rule=x", "rule=OPEN+TCP+22-22+-+x", "rule=&rule=")) {
      String revision = hidden(post("/preview", "outgoing=ALL").body());
      assertThat(post("", revision + "&" + tampered).statusCode()).isEqualTo(422);
    }
    assertThat((List<?>) get().json().get("rules")).isEmpty();
  }

  private static HttpResponse<String> post(String path, String form) throws IOException {
    Matcher token =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
            .matcher(portal.browser("olga").get(PAGE).body());
    assertThat(token.find()).isTrue();
    return portal.browser("olga").post(PAGE + path, form + "&_csrf=" + token.group(1));
  }

  /** What the form of a preview sends along. */
  private static String hidden(String page) {
    StringBuilder form = new StringBuilder("x=");
    Matcher field =
        Pattern.compile("type=\"hidden\" name=\"(revision|listed|rule)\" value=\"([^\"]*)\"")
            .matcher(page);
    while (field.find()) {
      String value = URLEncoder.encode(field.group(2), StandardCharsets.UTF_8);
      form.append('&').append(field.group(1)).append('=').append(value);
    }
    return form.toString();
  }
}
