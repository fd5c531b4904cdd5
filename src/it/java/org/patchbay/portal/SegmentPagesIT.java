package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

/** A tenant's private segments, by pages without scripts and by API. */
class SegmentPagesIT {
  private static final String ACME = "/api/v1/tenants/acme/segments";
  private static final String GLOBEX = "/api/v1/tenants/globex/segments";

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    call(
        "ada",
        "POST",
        "/api/v1/tenants",
        tenant("acme", "{\"olga\":\"OWNER\",\"vera\":\"VIEWER\"}"));
    call("ada", "POST", "/api/v1/tenants", tenant("globex", "{\"gina\":\"OWNER\"}"));
    call("ada", "PUT", "/api/v1/networks/segments", "{\"first\":100,\"last\":102}");
    call("olga", "POST", ACME, "{\"name\":\"private\",\"cidr\":\"10.0.0.0/24\"}");
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static String tenant(String slug, String members) {
    return "{\"slug\":\"%s\",\"name\":\"T\",\"members\":%s}".formatted(slug, members);
  }

  private static Answer call(String person, String verb, String path, String json)
      throws IOException {
    Answer answer = portal.call(person, verb, path, json);
    assertThat(answer.status()).as(path + answer.body()).isBetween(200, 204);
    return answer;
  }

  @Test
  void administratorsSeeByNameWhoHoldsWhichId() throws IOException {
    assertThat(portal.browser("ada").get("/platform/networks").body())
        .contains("<a href=\"/platform/tenants/acme\">T</a>", ">private</td>")
        .doesNotContainPattern("<code>[0-9a-f]{8}-[0-9a-f]{4}");
  }

  @TestFactory
  Stream<DynamicTest> whatCannotBeIsSaidBesideItsFieldAndNothingChanges() {
    return Map.of(
            "{\"name\":\"Voice!\",\"cidr\":\"10.1.0.0/24\"}", "name",
            "{\"name\":\"private\",\"cidr\":\"10.1.0.0/24\"}", "name",
            "{\"name\":\"voice\",\"cidr\":\"10.0.0.64/26\"}", "cidr",
            "{\"name\":\"voice\",\"cidr\":\"203.0.113.0/24\"}", "cidr",
            "{\"name\":\"voice\",\"cidr\":\"FD00:0:0:0::/64\"}", "cidr",
            "{\"name\":\"voice\",\"cidr\":\"10.1.0.0/24\",\"reserved\":[\"10.1.0.0\"]}", "reserved",
            "{\"name\":\"voice\",\"cidr\":\"10.1.0.0/24\",\"reserved\":[\"10.1.0.9-10.1.0.2\"]}",
                "reserved",
            "{\"name\":\"voice\",\"cidr\":\"10.1.0.0/24\",\"mtu\":1279}", "mtu",
            "{\"name\":\"voice\",\"cidr\":\"10.1.0.0/24\",\"ipv6\":\"2001:db8::/64\"}", "ipv6",
            "{\"name\":\"voice\",\"cidr\":\"10.1.0.0/24\",\"ipv6\":\"fd00::1:1::/64\"}", "ipv6")
        .entrySet()
        .stream()
        .map(
            bad ->
                dynamicTest(
                    bad.getKey(),
                    () -> {
                      String before = call("olga", "GET", ACME, null).body();
                      Answer answer = portal.call("olga", "POST", ACME, bad.getKey());
                      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
                      assertThat(answer.wrongFields()).containsExactly(bad.getValue());
                      assertThat(call("olga", "GET", ACME, null).body()).isEqualTo(before);
                    }));
  }

  @Test
  void aSegmentIsMadeChangedAndGivenBackWithoutScripts() throws IOException {
    Visitor olga = portal.browser("olga");
    assertThat(olga.get("/t/acme/new-segment").body())
        .contains("value=\"10.0.1.0/24\"", "10.0.1.1-10.0.1.9", "value=\"1500\"")
        .containsPattern("value=\"fd[0-9a-f:]+::/64\"");
    HttpResponse<String> wrong =
        post(
            olga,
            "/t/acme/new-segment",
            Map.of("name", "voice", "cidr", "10.0.0.0/16", "reserved", "10.0.9.1"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("id=\"e-cidr\"", "value=\"10.0.0.0/16\"", "value=\"voice\"", ">10.0.9.1<")
        .contains("shares addresses with your segment &quot;private&quot;, 10.0.0.0/24");
    var good = new HashMap<>(Map.of("name", "voice", "cidr", "10.9.0.0/24"));
    good.put("reserved", "10.9.0.1-10.9.0.4");
    good.put("mtu", "1400");
    assertThat(post(olga, "/t/acme/new-segment", good).statusCode()).isEqualTo(303);
    assertThat(olga.get("/t/acme/networks").body())
        .contains("/t/acme/networks/segments/voice", "10.9.0.1-10.9.0.4", ">1400<");
    assertThat(call("olga", "GET", ACME + "/voice", null).json().get("mtu").toString())
        .isEqualTo("1400");

    HttpResponse<String> third =
        post(olga, "/t/acme/new-segment", Map.of("name", "more", "cidr", "10.8.0.0/24"));
    assertThat(third.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(third.body()).contains("id=\"e-name\"", "The quota");

    String page = "/t/acme/networks/segments/voice";
    HttpResponse<String> taken = post(olga, page, Map.of("name", "private"));
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(taken.body()).contains("id=\"e-name\"", "You have a segment called");
    var renamed = Map.of("name", "sound", "reserved", "10.9.0.2\r\n10.9.0.7");
    assertThat(post(olga, page, renamed).statusCode()).isEqualTo(303);
    assertThat(call("olga", "GET", ACME + "/sound", null).json().get("reserved").toString())
        .isEqualTo("[10.9.0.2, 10.9.0.7]");
    Visitor vera = portal.browser("vera");
    assertThat(vera.get("/t/acme/networks/segments/sound").body())
        .contains("10.9.0.7")
        .doesNotContain("name=\"reserved\"", "/return\"");
    assertThat(post(olga, "/t/acme/networks/segments/sound", "/return", Map.of()).statusCode())
        .isEqualTo(303);
    assertThat(olga.get("/t/acme/networks/segments/sound").statusCode()).isEqualTo(404);
    assertThat(olga.get("/t/acme/audit").body()).contains("segment.return", "segment.change");
  }

  @Test
  void anothersSegmentIsNotThereAndTheRangeMayBeFull() throws IOException {
    assertThat(portal.call("gina", "GET", GLOBEX + "/private", null).status()).isEqualTo(404);
    assertThat(portal.call("gina", "DELETE", GLOBEX + "/100", null).status()).isEqualTo(404);
    assertThat(portal.browser("gina").get("/t/globex/networks/segments/100").statusCode())
        .isEqualTo(404);
    assertThat(portal.call("vera", "POST", ACME, "{\"name\":\"v\"}").status()).isEqualTo(403);
    call("ada", "PUT", "/api/v1/networks/segments", "{\"first\":100,\"last\":100}");
    try {
      HttpResponse<String> full =
          post(
              portal.browser("gina"),
              "/t/globex/new-segment",
              Map.of("name", "more", "cidr", "10.0.0.0/24"));
      assertThat(full.statusCode()).isGreaterThanOrEqualTo(400);
      assertThat(full.body()).contains("id=\"e-name\"", "All private segments are taken");
    } finally {
      call("ada", "PUT", "/api/v1/networks/segments", "{\"first\":100,\"last\":102}");
    }
  }

  private static HttpResponse<String> post(Visitor visitor, String page, Map<String, String> fields)
      throws IOException {
    return post(visitor, page, "", fields);
  }

  private static HttpResponse<String> post(
      Visitor visitor, String page, String path, Map<String, String> fields) throws IOException {
    Matcher token =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(visitor.get(page).body());
    assertThat(token.find()).isTrue();
    String form =
        fields.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return visitor.post(page + path, "_csrf=" + token.group(1) + "&" + form);
  }
}
