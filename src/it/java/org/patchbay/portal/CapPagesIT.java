package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.OneCluster;
import org.patchbay.testing.Visitor;

/** An owner limits a cluster, on its page and over the API; others look. */
class CapPagesIT {
  private static final String API = "/api/v1/tenants/acme/clusters/voice/caps";
  private static final String PAGE = "/t/acme/caps/voice";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

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
    made("tenants", "{'slug':'globex','name':'Globex','members':{'gina':'OWNER'}}");
  }

  private static void made(String path, String json) throws IOException {
    Answer answer = call("ada", "POST", "/api/v1/" + path, json);
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

  private static HttpResponse<String> post(String person, String form) throws IOException {
    Visitor visitor = portal.browser(person);
    Matcher token = CSRF.matcher(visitor.get("/me/preferences").body());
    assertThat(token.find()).isTrue();
    String proof = URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    return visitor.post(PAGE, "_csrf=" + proof + "&" + form);
  }

  @Test
  void anOwnerSetsThemOnThePageAndEverybodySeesThem() throws IOException {
    assertThat(portal.browser("olga").get(PAGE).body())
        .contains("Takes 1 now.")
        .doesNotContain("??");
    HttpResponse<String> wrong = post("olga", "containers=many&vcpus=-1&memoryMiB=&diskGiB=7");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("id=\"e-containers\"", "id=\"e-vcpus\"", "value=\"many\"", "value=\"7\"");
    assertThat(post("olga", "containers=1&vcpus=&memoryMiB=&diskGiB=").statusCode()).isEqualTo(303);
    String shown = portal.browser("vera").get("/t/acme/clusters/voice").body();
    assertThat(shown).contains("Containers: 1 of 1").doesNotContain(PAGE);
    assertThat(portal.browser("olga").get("/t/acme/clusters/voice").body()).contains(PAGE);
    Answer plan =
        call(
            "otto",
            "POST",
            "/api/v1/tenants/acme/clusters/voice/changes/plan",
            "{'add':[{'roles':['sip']}]}");
    assertThat(plan.body())
        .contains("CLUSTER_CAP", "The limit of cluster \\\"voice\\\" for \\\"Containers\\\"");
  }

  @Test
  void theApiTakesAllAtOnceAndNullIsNone() throws IOException {
    Answer set = call("olga", "PUT", API, "{'vcpus':64,'diskGiB':900}");
    assertThat(set.status()).as(set.body()).isEqualTo(200);
    assertThat(call("vera", "GET", API, null).body())
        .contains("\"vcpus\":64", "\"diskGiB\":900")
        .doesNotContain("\"containers\":1");
    assertThat(call("olga", "PUT", API, "{'vcpus':-1}").wrongFields()).containsExactly("vcpus");
    assertThat(call("olga", "PUT", API, "{}").body()).doesNotContain("64");
  }

  @Test
  void whoIsNoOwnerSetsNoneAndAnotherTenantsClusterIsNotThere() throws IOException {
    assertThat(call("otto", "PUT", API, "{}").status()).isEqualTo(403);
    assertThat(call("ada", "PUT", API, "{}").status()).isEqualTo(403);
    assertThat(post("otto", "containers=1").statusCode()).isEqualTo(403);
    assertThat(portal.browser("otto").get(PAGE).statusCode()).isEqualTo(403);
    assertThat(call("gina", "GET", API, null).status()).isEqualTo(404);
    String own = "/api/v1/tenants/globex/clusters/voice/caps";
    for (String verb : List.of("GET", "PUT")) {
      assertThat(call("gina", verb, own, verb.equals("PUT") ? "{}" : null).status()).isEqualTo(404);
    }
  }
}
