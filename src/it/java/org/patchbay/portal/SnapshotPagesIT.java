package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.OneCluster;
import org.patchbay.testing.Visitor;

/** Operators keep, restore and delete what is on a data disk, by pages and the API; others look. */
class SnapshotPagesIT {
  private static final String PAGE = "/t/acme/containers/voice-all-1/snapshots";
  private static final String API = "/api/v1/tenants/acme/containers/voice-all-1/snapshots";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern CONFIRM = Pattern.compile("name=\"confirm\" value=\"([^\"]+)\"");

  private static final URI HOST = URI.create("simulated://one/h1?boot=PT1S");

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void aCluster() throws Exception {
    portal = GivenPortal.start(folder);
    OneCluster.on(portal);
    call(
        "ada",
        "PUT",
        "/api/v1/tenants/acme/members",
        "{'members':{'olga':'OWNER','otto':'OPERATOR','vera':'VIEWER'}}");
    String globex = "{'slug':'globex','name':'Globex','members':{'gina':'OWNER'}}";
    assertThat(call("ada", "POST", "/api/v1/tenants", globex).status()).isEqualTo(201);
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

  private static HttpResponse<String> post(Visitor visitor, String path, String form)
      throws IOException {
    Matcher token = CSRF.matcher(visitor.get("/me/preferences").body());
    assertThat(token.find()).isTrue();
    String proof = URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    return visitor.postFrom(PAGE, path, "_csrf=" + proof + form);
  }

  private static HttpResponse<String> post(String person, String path, String form)
      throws IOException {
    return post(portal.browser(person), path, form);
  }

  /** Null when it is gone. */
  private static Object state(String id) {
    try {
      return call("vera", "GET", API + "/" + id, null).json().get("state");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String taken(String note) throws IOException {
    HttpResponse<String> answer =
        post("otto", PAGE, "&note=" + URLEncoder.encode(note, StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/operations/");
    String id = String.valueOf(call("vera", "GET", API, null).items().get(0).get("id"));
    Eventually.until("it is kept", () -> "KEPT".equals(state(id)));
    return id;
  }

  @Test
  void anOperatorTakesRestoresAndDeletesOneOnThePages() throws Exception {
    assertThat(portal.browser("vera").get("/t/acme/containers/voice-all-1").body()).contains(PAGE);
    for (String wrong : List.of("", "%20", "a%0Ab", "x".repeat(201))) {
      HttpResponse<String> answer = post("otto", PAGE, "&note=" + wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
      assertThat(answer.body()).contains("id=\"e-note\"");
    }
    String id = taken("before <5.8>");
    String list = portal.browser("otto").get(PAGE).body();
    assertThat(list)
        .contains("before &lt;5.8&gt;", "Kept", "otto", "h1", PAGE + "/" + id + "/restore")
        .doesNotContain("??");
    String restore = PAGE + "/" + id + "/restore";
    String form = portal.browser("otto").get(restore).body();
    assertThat(form)
        .contains("What is on the data disk of voice-all-1 now is lost")
        .doesNotContain("??");
    HttpResponse<String> again = post("otto", restore, "");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("DATA:voice-all-1");
    assertThat(post("otto", restore, agreed(form)).statusCode()).isEqualTo(303);
    assertThat(post("otto", PAGE + "/" + id + "/deletion", "").statusCode()).isEqualTo(409);
    Eventually.until("it was restored", () -> "KEPT".equals(state(id)));
    assertThat(portal.browser("otto").get(PAGE + "/" + id + "/deletion").body())
        .contains("gone for good")
        .doesNotContain("??");
    assertThat(post("otto", PAGE + "/" + id + "/deletion", "").statusCode()).isEqualTo(303);
    Eventually.until("it is gone", () -> state(id) == null);
    assertThat(portal.browser("otto").get(restore).statusCode()).isEqualTo(404);
  }

  /** All that the form asks to be agreed to. */
  private static String agreed(String form) {
    StringBuilder agreed = new StringBuilder();
    Matcher word = CONFIRM.matcher(form);
    while (word.find()) {
      agreed.append("&confirm=").append(URLEncoder.encode(word.group(1), StandardCharsets.UTF_8));
    }
    return agreed.toString();
  }

  @Test
  void whoCancelsIsToldThatACopyIsFinishedFirstAndThenThrownAway() throws Exception {
    String restore = PAGE + "/" + taken("for later") + "/restore";
    String agreed = agreed(portal.browser("otto").get(restore).body());
    Simulation hosts = Simulation.in(folder.resolve("hosts"), Clock.systemUTC());
    hosts.fill(HOST);
    try {
      String operation = Visitor.location(post("otto", restore, agreed));
      assertThat(portal.browser("vera").get(PAGE).body()).contains(followed(true));
      assertThat(portal.browser("otto").get(operation + "/cancellation").body())
          .contains("it is finished first, and then thrown away", "The data disk stays as it is")
          .doesNotContain("??");
      String there = "/api/v1/operations/" + operation.substring(operation.lastIndexOf('/') + 1);
      String said = portal.call("otto", "DELETE", there, null, "Accept-Language", "de").body();
      assertThat(said).contains("Sie wird erst fertig und dann verworfen");
      assertThat(portal.browser("otto").get(operation).body())
          .contains("it is finished first, and then thrown away");
      Eventually.until("it has ended", () -> ended(there));
      assertThat(portal.browser("vera").get(PAGE).body()).contains(followed(false));
    } finally {
      hosts.heal(HOST);
    }
  }

  /** Fetched again by itself while something goes on. */
  private static String followed(boolean whether) {
    return "data-follow=\"3\" data-ended=\"" + !whether + '"';
  }

  private static boolean ended(String operation) {
    try {
      return call("otto", "GET", operation, null).json().get("endedAt") != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatDestroysAsksForASecondFactorAndWhoOnlyLooksSeesNoButtons() throws Exception {
    String id = taken("kept");
    // Before the one who has not: where somebody new comes, all who are there confirm.
    Visitor vera = portal.browser("vera");
    Visitor otto = portal.unconfirmed("otto");
    for (String way : List.of("/restore", "/deletion")) {
      HttpResponse<String> asked = post(otto, PAGE + "/" + id + way, "");
      assertThat(Visitor.location(asked)).startsWith(portal.issuer().url() + "/login?");
      assertThat(vera.get(PAGE + "/" + id + way).statusCode()).isEqualTo(403);
      assertThat(post(vera, PAGE + "/" + id + way, "").statusCode()).isEqualTo(403);
    }
    assertThat(state(id)).isEqualTo("KEPT");
    assertThat(portal.browser("vera").get(PAGE).body())
        .contains("kept", "Kept")
        .doesNotContain("/restore", "/deletion", "<textarea", "name=\"note\"");
    assertThat(post("vera", PAGE, "&note=mine").statusCode()).isEqualTo(403);
    assertThat(call("gina", "GET", API, null).status()).isEqualTo(404);
    String foreign = "/api/v1/tenants/globex/containers/voice-all-1/snapshots/" + id;
    assertThat(call("gina", "DELETE", foreign, null).status()).isEqualTo(404);
    String reason = "{'confirm':['DATA:voice-all-1']}";
    Answer unconfirmed = call("otto", "POST", API + "/" + id + "/restores", reason);
    assertThat(unconfirmed.json()).containsEntry("code", "CONFIRMATION_MISSING");
  }
}
