package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.Visitor;

/** On the pages: a host is lost, what was on it is recovered, the host is found. */
class LostHostPagesIT {
  private static final String ONE = "/t/acme/containers/one-all-1";
  private static final Pattern CONFIRM = Pattern.compile("name=\"confirm\" value=\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @TempDir Path folder;
  private GivenPortal portal;
  private Visitor ada;
  private Visitor olga;

  @BeforeEach
  void aContainerThatRuns() throws Exception {
    portal = GivenPortal.start(folder);
    made("tenants", "{'slug':'acme','name':'Acme','members':{'olga':'OWNER'}}");
    for (String host : List.of("h1", "h2")) {
      made(
          "hosts",
          host("{'name':'%s','uri':'%s','pool':'patchbay','segmentBridge':'br-tenant'}", host));
    }
    made("images", "{'name':'lab','os':'patchbay-lab','osVersion':'1'}");
    byte[] qcow2 =
        ByteBuffer.allocate(4096).putInt(0, 0x514649fb).putInt(4, 3).putLong(24, 64L << 20).array();
    assertThat(portal.upload("ada", "/api/v1/images/lab/content", qcow2).status()).isEqualTo(200);
    made(
        "networks/public",
        "{'name':'public','bridge':'br-public','pools':[{'cidr':'198.51.100.0/24',"
            + "'gateway':'198.51.100.1','first':'198.51.100.10','last':'198.51.100.40'}]}");
    call("ada", "PUT", "networks/segments", "{'first':100,'last':199}");
    String asked = "{'name':'one','version':'5.7','blueprint':'single'";
    String agreed =
        violations(call("olga", "POST", "tenants/acme/clusters/plan", asked + "}")).stream()
            .map(violation -> "'" + violation.get("confirm") + "'")
            .collect(Collectors.joining(","));
    call("olga", "POST", "tenants/acme/clusters", asked + ",'confirm':[" + agreed + "]}");
    Eventually.until("it runs", () -> status().equals("RUNNING"));
    ada = portal.browser("ada");
    olga = portal.browser("olga");
  }

  private static String host(String json, String name) {
    return json.formatted(name, uri(name));
  }

  private static URI uri(String host) {
    return URI.create("simulated://lost/" + host + "?boot=PT0.1S");
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void aPersonSaysThatAHostIsLostAnotherRecoversAndTheHostIsFound() throws IOException {
    String host = (String) container().get("host");
    String page = "/platform/hosts/" + host;
    Simulation simulation = Simulation.in(folder.resolve("hosts"), Clock.systemUTC());
    simulation.die(uri(host));
    Eventually.until("it can be said to be lost", () -> shown(ada, page).contains("/loss\""));
    assertThat(post(ada, page + "/loss", "confirm=another").statusCode()).isEqualTo(422);
    assertThat(post(ada, page + "/loss", "confirm=" + host).statusCode()).isEqualTo(303);
    assertThat(shown(ada, page)).contains("/return\"").contains("is off and does not come back");
    assertThat(shown(ada, "/platform/hosts")).contains("Lost");

    for (String where : List.of(ONE, "/t/acme/clusters/one", "/t/acme/nodes/one/one-all-1")) {
      assertThat(shown(olga, where)).as(where).contains(ONE + "/recovery");
    }
    String preview = shown(olga, ONE + "/recovery");
    List<String> words =
        CONFIRM.matcher(preview).results().map((MatchResult word) -> word.group(1)).toList();
    assertThat(words).containsExactly("OFF:" + host, "DISK:one-all-1", "DATA:one-all-1");
    assertThat(post(olga, ONE + "/recovery", "confirm=" + words.get(0)).statusCode())
        .isEqualTo(409);
    String agreed = words.stream().map(word -> "confirm=" + word).collect(Collectors.joining("&"));
    assertThat(post(olga, ONE + "/recovery", agreed).statusCode()).isEqualTo(303);
    Eventually.until("it runs elsewhere", () -> status().equals("RUNNING"), this::container);
    assertThat(container().get("host")).isNotEqualTo(host);
    assertThat(olga.get(ONE + "/recovery").statusCode()).isEqualTo(409);

    simulation.heal(uri(host));
    Eventually.until("it answers", () -> shown(ada, page).contains("answers again"));
    assertThat(post(ada, page + "/return", "").statusCode()).isEqualTo(303);
    Eventually.until("it takes containers", () -> shown(ada, page).contains("Ready"));
  }

  private Map<String, Object> container() {
    try {
      return call("olga", "GET", "tenants/acme/containers/one-all-1", null).json();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String status() {
    return String.valueOf(container().get("status"));
  }

  private static String shown(Visitor visitor, String path) {
    try {
      HttpResponse<String> answer = visitor.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).as(path).doesNotContain("??");
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the token of a page that this visitor sees. */
  private HttpResponse<String> post(Visitor visitor, String path, String form) throws IOException {
    String page = visitor == ada ? "/platform/hosts/new" : "/t/acme/new-cluster";
    var token = TOKEN.matcher(visitor.get(page).body());
    assertThat(token.find()).isTrue();
    return visitor.post(path, "_csrf=" + token.group(1) + "&" + form);
  }

  private void made(String path, String json) throws IOException {
    assertThat(call("ada", "POST", path, json).status()).isEqualTo(201);
  }

  private Answer call(String person, String verb, String path, String json) throws IOException {
    String body = json == null ? null : json.replace('\'', '"');
    Answer answer = portal.call(person, verb, "/api/v1/" + path, body);
    assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    return answer;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> violations(Answer plan) {
    return (List<Map<String, Object>>) plan.json().get("violations");
  }
}
