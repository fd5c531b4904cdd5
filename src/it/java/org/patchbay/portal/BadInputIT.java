package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

/** Nonsense gets a message beside its field, and nothing is made of it. */
class BadInputIT {
  private static final List<String> BAD_NAMES =
      List.of(
          "a&b",
          "a<b",
          "a>b",
          "a\"b",
          "a'b",
          "a/b",
          "a\nb",
          "x".repeat(300),
          "a📞b",
          "",
          "-a",
          "a-");
  private static final String CLUSTERS = "/api/v1/tenants/acme/clusters";

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    made(
        "tenants",
        "{\"slug\":\"acme\",\"name\":\"Acme\",\"members\":{\"olga\":\"OWNER\"},"
            + "\"quotas\":{\"containers\":4}}");
    for (int i = 1; i <= 2; i++) {
      made(
          "hosts",
          "{\"name\":\"h%d\",\"uri\":\"simulated://bad/h%1$d\",\"profile\":\"OVS_VLAN\","
              + "\"pool\":\"patchbay\",\"segmentBridge\":\"br-tenant\"}",
          i);
    }
    made("images", "{\"name\":\"lab\",\"os\":\"patchbay-lab\",\"osVersion\":\"1\"}");
    assertThat(fill(qcow2()).status()).isEqualTo(200);
    made(
        "networks/public",
        "{\"name\":\"public\",\"bridge\":\"br-public\",\"pools\":[{\"cidr\":\"198.51.100.0/24\","
            + "\"gateway\":\"198.51.100.1\",\"first\":\"198.51.100.10\",\"last\":\"198.51.100.10\"}]}");
    assertThat(
            portal
                .call("ada", "PUT", "/api/v1/networks/segments", "{\"first\":100,\"last\":199}")
                .status())
        .isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  private static void made(String path, String json, Object... parts) throws IOException {
    Answer answer = portal.call("ada", "POST", "/api/v1/" + path, json.formatted(parts));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static byte[] qcow2() {
    return ByteBuffer.allocate(4096)
        .putInt(0, 0x514649fb)
        .putInt(4, 3)
        .putLong(24, 64L << 20)
        .array();
  }

  private static Answer fill(byte[] content) throws IOException {
    return portal.upload("ada", "/api/v1/images/lab/content", content);
  }

  /** Everything that has a name: where it is made, the field, and the rest of a good one. */
  private enum Named {
    TENANT("ada", "/api/v1/tenants", "slug", Map.of("name", "T")),
    CLUSTER("olga", CLUSTERS, "name", Map.of("version", "5.7", "blueprint", "single")),
    IMAGE("ada", "/api/v1/images", "name", Map.of("os", "rhel", "osVersion", "8")),
    HOST(
        "ada",
        "/api/v1/hosts",
        "name",
        Map.of(
            "uri",
            "simulated://bad/other",
            "profile",
            "OVS_VLAN",
            "pool",
            "patchbay",
            "segmentBridge",
            "br-tenant")),
    SEGMENT("olga", "/api/v1/tenants/acme/segments", "name", Map.of("cidr", "10.20.0.0/24")),
    NETWORK(
        "ada",
        "/api/v1/networks/public",
        "name",
        Map.of("bridge", "br-other", "pools", List.of(Map.of("cidr", "192.0.2.0/24"))));

    private final String person;
    private final String path;
    private final String field;
    private final Map<String, Object> rest;

    Named(String person, String path, String field, Map<String, Object> rest) {
      this.person = person;
      this.path = path;
      this.field = field;
      this.rest = rest;
    }

    String json(String name) {
      var all = new java.util.HashMap<>(rest);
      all.put(field, name);
      return JSONObjectUtils.toJSONString(all);
    }
  }

  @TestFactory
  Stream<DynamicTest> aBadNameIsRefusedByItsField() {
    return Stream.of(Named.values())
        .flatMap(
            kind ->
                BAD_NAMES.stream()
                    .map(
                        name ->
                            dynamicTest(
                                kind + " " + name.replace("\n", "\\n"),
                                () -> assertRefused(kind, name))));
  }

  private static void assertRefused(Named kind, String name) throws IOException {
    int before = portal.call(kind.person, "GET", kind.path, null).items().size();
    Answer answer = portal.call(kind.person, "POST", kind.path, kind.json(name));
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.wrongFields()).as(answer.body()).contains(kind.field);
    assertThat(portal.call(kind.person, "GET", kind.path, null).items()).hasSize(before);
  }

  @TestFactory
  Stream<DynamicTest> aPageSaysItBesideTheFieldAndKeepsWhatWasTyped() {
    return BAD_NAMES.stream()
        .filter(name -> !name.isBlank())
        .map(
            name ->
                dynamicTest(
                    name.replace("\n", "\\n"),
                    () -> {
                      var answer = preview(Map.of("name", name, "blueprint", "small"));
                      assertThat(answer.statusCode()).isEqualTo(422);
                      assertThat(answer.body()).contains("id=\"e-name\"").doesNotContain("a<b\"");
                      assertThat(typed(answer.body())).isEqualTo(name.replace("\n", ""));
                      assertThat(answer.body())
                          .containsPattern(
                              "value=\"small\"[^>]*checked|checked[^>]*value=\"small\"");
                    }));
  }

  /** What a browser would show in the field of the name; it leaves out line breaks there. */
  private static String typed(String page) {
    Matcher field = Pattern.compile("<input[^>]*id=\"f-name\"[^>]*>").matcher(page);
    assertThat(field.find()).isTrue();
    Matcher value = Pattern.compile("value=\"([^\"]*)\"").matcher(field.group());
    assertThat(value.find()).isTrue();
    return value
        .group(1)
        .replace("\n", "")
        .replace("&#10;", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  @Test
  void aSizeThatIsNoneIsSaidBesideItsField() throws IOException {
    var fields = Map.of("name", "voice", "blueprint", "small", "size", "huge&");
    assertThat(preview(fields).body()).contains("id=\"e-size\"", "There is no size huge&amp;.");
  }

  private static HttpResponse<String> preview(Map<String, String> fields) throws IOException {
    Visitor olga = portal.browser("olga");
    Matcher token =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
            .matcher(olga.get("/t/acme/new-cluster").body());
    assertThat(token.find()).isTrue();
    StringBuilder form = new StringBuilder("version=5.7&_csrf=" + token.group(1));
    fields.forEach(
        (name, value) ->
            form.append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return olga.post("/t/acme/new-cluster", form.toString());
  }

  @TestFactory
  Stream<DynamicTest> whatTheCatalogueDoesNotKnowIsRefusedByItsField() {
    return Map.of(
            "version",
            "{\"name\":\"voice\",\"version\":\"9.9\",\"blueprint\":\"small\"}",
            "blueprint",
            "{\"name\":\"voice\",\"version\":\"5.7\",\"blueprint\":\"nope\"}",
            "sizes.nope",
            "{\"name\":\"voice\",\"version\":\"5.7\",\"blueprint\":\"small\","
                + "\"sizes\":{\"nope\":\"tiny\"}}",
            "sizes.sql",
            "{\"name\":\"voice\",\"version\":\"5.7\",\"blueprint\":\"small\","
                + "\"sizes\":{\"sql\":\"huge&\"}}",
            "sshKeys",
            "{\"name\":\"voice\",\"version\":\"5.7\",\"blueprint\":\"small\","
                + "\"sshKeys\":[\"ssh-ed25519 nope\"]}",
            "segment",
            "{\"name\":\"voice\",\"version\":\"5.7\",\"blueprint\":\"small\",\"segment\":\"no\"}",
            "image",
            "{\"name\":\"voice\",\"version\":\"5.7\",\"blueprint\":\"small\",\"image\":\"nope\"}")
        .entrySet()
        .stream()
        .map(
            bad ->
                dynamicTest(
                    bad.getKey(),
                    () -> {
                      Answer answer = portal.call("olga", "POST", CLUSTERS, bad.getValue());
                      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
                      assertThat(answer.wrongFields()).as(answer.body()).contains(bad.getKey());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> aFileThatIsNoImageOfItsOwnIsRefused() {
    byte[] backed = ByteBuffer.wrap(qcow2()).putLong(8, 1024).putInt(16, 10).array();
    return Map.of("no image", "hello".getBytes(), "nothing", new byte[0], "a backing file", backed)
        .entrySet()
        .stream()
        .map(
            bad ->
                dynamicTest(
                    bad.getKey(),
                    () -> {
                      Answer answer = fill(bad.getValue());
                      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
                      assertThat(answer.wrongFields()).contains("content");
                    }));
  }

  @Test
  void theSizingHelpAnswersByPageAndApiAndRefusesNonsenseBesideItsFields() throws IOException {
    String sizing = "/api/v1/tenants/acme/sizing";
    Answer answer = portal.call("olga", "GET", sizing + "?extensions=2000&calls=300", null);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json()).containsEntry("blueprint", "standard").containsEntry("basis", "P");
    for (String bad : List.of("", "?extensions=-1&calls=a", "?extensions=9999999&calls=%F0%9F")) {
      Answer refused = portal.call("olga", "GET", sizing + bad, null);
      assertThat(refused.status()).as(refused.body()).isEqualTo(422);
      assertThat(refused.wrongFields()).contains("extensions", "calls");
    }
    Visitor olga = portal.browser("olga");
    assertThat(olga.get("/t/acme/sizing").statusCode()).isEqualTo(200);
    String page = olga.get("/t/acme/sizing?extensions=6000&calls=300&version=5.7").body();
    assertThat(page)
        .contains("Our proposal: Standard", "more than the shape has", "vendor publishes no");
    assertThat(olga.get("/t/acme/sizing?extensions=20&calls=2").body()).contains("up to 50");
    Matcher take = Pattern.compile("href=\"(/t/acme/new-cluster-nodes\\?[^\"]+)\"").matcher(page);
    assertThat(take.find()).as(page).isTrue();
    assertThat(olga.get(take.group(1).replace("&amp;", "&")).body())
        .containsPattern("name=\"node.0.roles\"[^>]*checked")
        .containsPattern("value=\"=\\d+,\\d+,\\d+\"[^>]*selected")
        .contains("node.8.name");
    var wrong = olga.get("/t/acme/sizing?extensions=%3Cb%3E&calls=1&version=9");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("id=\"e-extensions\"", "id=\"e-version\"", "&lt;b&gt;")
        .doesNotContain("id=\"e-calls\"");
  }

  @Test
  void anExhaustedQuotaAndAnExhaustedPoolAreSaidAndNothingIsMade() throws IOException {
    // Eight containers where four are allowed, two public addresses where there is one.
    String standard = "{\"name\":\"voice\",\"version\":\"5.7\",\"blueprint\":\"standard\"}";
    Answer plan = portal.call("olga", "POST", CLUSTERS + "/plan", standard);
    assertThat(plan.body()).contains("QUOTA_EXCEEDED").contains("NO_ADDRESS_FREE");
    assertThat(plan.json()).containsEntry("approvable", false);
    Answer answer = portal.call("olga", "POST", CLUSTERS, standard);
    assertThat(answer.status()).as(answer.body()).isIn(409, 422);
    assertThat(answer.body()).containsAnyOf("QUOTA_EXCEEDED", "CONFIRMATION", "NO_ADDRESS_FREE");
    assertThat(portal.call("olga", "GET", CLUSTERS, null).items()).isEmpty();
    assertThat(portal.call("olga", "GET", "/api/v1/tenants/acme/containers", null).items())
        .isEmpty();
    String page = preview(Map.of("name", "voice", "blueprint", "standard")).body();
    assertThat(page).contains("Quota").doesNotContain("Make cluster voice");
  }
}
