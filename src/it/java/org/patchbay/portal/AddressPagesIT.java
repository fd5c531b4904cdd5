package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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
import org.patchbay.testing.Eventually;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.Visitor;

/** Public networks and a tenant's addresses, by pages without scripts and by API. */
class AddressPagesIT {
  private static final String POOL =
      "{\"cidr\":\"%s\",\"gateway\":\"%s\",\"first\":\"%s\",\"last\":\"%s\"}";
  private static final String GOOD =
      POOL.formatted("198.51.100.0/24", "198.51.100.1", "198.51.100.10", "198.51.100.29");
  private static final String NETWORK = "/api/v1/networks/public/public";

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    made("tenants", "{\"slug\":\"acme\",\"name\":\"Acme\",\"members\":{\"olga\":\"OWNER\"}}");
    made("tenants", "{\"slug\":\"globex\",\"name\":\"G\",\"members\":{\"gina\":\"OWNER\"}}");
    for (int i = 1; i <= 3; i++) {
      made(
          "hosts",
          "{\"name\":\"h%d\",\"uri\":\"simulated://pages/h%1$d?boot=PT0.1S\",\"pool\":\"patchbay\","
              + "\"segmentBridge\":\"br-tenant\"}",
          i);
    }
    made("images", "{\"name\":\"lab\",\"os\":\"patchbay-lab\",\"osVersion\":\"1\"}");
    byte[] image =
        ByteBuffer.allocate(4096).putInt(0, 0x514649fb).putInt(4, 3).putLong(24, 64L << 20).array();
    assertThat(portal.upload("ada", "/api/v1/images/lab/content", image).status()).isEqualTo(200);
    made(
        "networks/public",
        "{\"name\":\"public\",\"bridge\":\"br-public\",\"pools\":[" + GOOD + "]}");
    made(
        "networks/public",
        "{\"name\":\"other\",\"bridge\":\"br-public\",\"pools\":["
            + POOL.formatted("192.0.2.0/24", "192.0.2.1", "192.0.2.10", "192.0.2.19")
            + "]}");
    call("ada", "PUT", "/api/v1/networks/segments", "{\"first\":100,\"last\":199}");
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static void made(String path, String json, Object... parts) throws IOException {
    Answer answer = portal.call("ada", "POST", "/api/v1/" + path, json.formatted(parts));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static Answer call(String person, String verb, String path, String json)
      throws IOException {
    Answer answer = portal.call(person, verb, path, json);
    assertThat(answer.status()).as(path + answer.body()).isBetween(200, 204);
    return answer;
  }

  private static String pools(String... pools) {
    return "{\"pools\":[" + String.join(",", pools) + "]}";
  }

  private static String pool(String cidr, String gateway, String first, String last) {
    return POOL.formatted(cidr, gateway, first, last);
  }

  private static String block(String tenant, String first, String last) {
    return "{\"pools\":["
        + GOOD
        + "],\"blocks\":[{\"tenant\":\"%s\",\"first\":\"%s\",\"last\":\"%s\"}]}"
            .formatted(tenant, first, last);
  }

  @TestFactory
  Stream<DynamicTest> aNetworkThatCannotBeIsRefusedByItsFieldAndNothingChanges() {
    String net = "198.51.100.0/24";
    Map<String, String> wrong =
        Map.ofEntries(
            Map.entry(pools(), "pools"),
            Map.entry(pools(GOOD, GOOD), "pools[1].first"),
            Map.entry(
                pools(pool(net, "192.0.2.1", "198.51.100.10", "198.51.100.20")),
                "pools[0].gateway"),
            Map.entry(
                pools(pool(net, "198.51.100.0", "198.51.100.10", "198.51.100.20")),
                "pools[0].gateway"),
            Map.entry(
                pools(pool(net, "198.51.100.1", "198.51.100.0", "198.51.100.20")),
                "pools[0].first"),
            Map.entry(
                pools(pool(net, "198.51.100.1", "198.51.100.10", "198.51.100.255")),
                "pools[0].last"),
            Map.entry(
                pools(pool(net, "198.51.100.1", "198.51.100.20", "198.51.100.10")),
                "pools[0].last"),
            Map.entry(
                pools(GOOD, pool("192.0.2.0/24", "192.0.2.1", "192.0.2.5", "192.0.2.12")),
                "pools[1].first"),
            Map.entry(pools(pool("::ffff:198.51.100.0/120", "::1", "::2", "::3")), "pools[0].cidr"),
            Map.entry(
                pools(pool("2001:db8::1/64", "2001:db8::1", "2001:db8::2", "2001:db8::3")),
                "pools[0].cidr"),
            Map.entry(
                pools(pool("2001:db8::/64", "2001:db8::1", "2001:db8::1::2", "2001:db8::3")),
                "pools[0].first"),
            Map.entry(
                pools(pool("fe80::/64", "fe80::1", "fe80::2", "fe80::3")), "pools[0].gateway"),
            Map.entry(
                pools(pool("2001:db8::/64", "2001:db8::1%eth0", "2001:db8::2", "2001:db8::3")),
                "pools[0].gateway"),
            Map.entry(block("nobody", "198.51.100.20", "198.51.100.22"), "blocks[0].tenant"),
            Map.entry(block("acme", "198.51.100.28", "198.51.100.40"), "blocks[0].first"),
            Map.entry(block("acme", "198.51.100.22", "198.51.100.20"), "blocks[0].last"),
            Map.entry("{\"pools\":[" + GOOD + "],\"allowed\":[\"nobody\"]}", "allowed"));
    return wrong.entrySet().stream()
        .map(
            one ->
                dynamicTest(
                    one.getValue() + " " + one.getKey(),
                    () -> {
                      String before = call("ada", "GET", NETWORK, null).body();
                      Answer answer = portal.call("ada", "PUT", NETWORK, one.getKey());
                      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
                      assertThat(answer.wrongFields()).contains(one.getValue());
                      assertThat(call("ada", "GET", NETWORK, null).body()).isEqualTo(before);
                    }));
  }

  /** What acme has of this. */
  private static long used(String quota) throws IOException {
    return portal.call("olga", "GET", "/api/v1/tenants/acme/quotas", null).items().stream()
        .filter(one -> one.get("name").equals(quota))
        .mapToLong(one -> ((Number) one.get("used")).longValue())
        .sum();
  }

  @Test
  void whatWasGotIsPutAndChangesNothing() throws IOException {
    String got = call("ada", "GET", NETWORK, null).body();
    Answer put = call("ada", "PUT", NETWORK, got);
    assertThat(put.body()).isEqualTo(got);
  }

  @Test
  void aPublicNetworkWhoseFramesAreTooSmallOrTooLargeIsNotMade() throws IOException {
    String networks = "/api/v1/networks/public";
    String before = call("ada", "GET", networks, null).body();
    for (int bytes : List.of(0, 1279, 9001)) {
      String wanted =
          "{\"name\":\"odd\",\"bridge\":\"br-public\",\"mtu\":" + bytes + ",\"pools\":[]}";
      Answer answer = portal.call("ada", "POST", networks, wanted);
      assertThat(answer.status()).as(answer.body()).isEqualTo(422);
      assertThat(answer.wrongFields()).contains("mtu");
    }
    HttpResponse<String> page =
        post(
            portal.browser("ada"),
            "/platform/networks",
            "/platform/networks/public",
            Map.of("name", "odd", "bridge", "br-public", "mtu", "plenty"));
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("id=\"e-mtu\"", "value=\"plenty\"");
    assertThat(call("ada", "GET", networks, null).body()).isEqualTo(before);
  }

  @Test
  void poolsOfBothVersionsAreSharedOutAsThePageSays() throws IOException {
    Visitor ada = portal.browser("ada");
    String page = "/platform/networks/public/other";
    Map<String, String> form =
        Map.ofEntries(
            Map.entry("pools[0].cidr", "192.0.2.0/24"),
            Map.entry("pools[0].gateway", "192.0.2.1"),
            Map.entry("pools[0].first", "192.0.2.10"),
            Map.entry("pools[0].last", "192.0.2.14"),
            Map.entry("pools[1].cidr", "2001:db8:7::/64"),
            Map.entry("pools[1].gateway", "2001:db8:7::1"),
            Map.entry("pools[1].first", "2001:DB8:7:0:0:0:0:0010"),
            Map.entry("pools[1].last", "2001:db8:7::ffff"),
            Map.entry("blocks[0].tenant", "globex"),
            Map.entry("blocks[0].first", "192.0.2.10"),
            Map.entry("blocks[0].last", "192.0.2.12"),
            Map.entry("allowed", "acme, globex"));
    assertThat(post(ada, page, page, form).statusCode()).isEqualTo(303);
    assertThat(ada.get(page).body()).contains("2001:db8:7::10", "globex");
    assertThat(taken("olga", "{\"network\":\"other\"}")).isEqualTo("192.0.2.13");
    assertThat(taken("gina", "{\"network\":\"other\"}")).isEqualTo("192.0.2.10");
    assertThat(used("publicIpv6")).isZero();
    assertThat(taken("olga", "{\"network\":\"other\",\"version\":6}")).isEqualTo("2001:db8:7::10");
    assertThat(used("publicIpv6")).isEqualTo(1);
    assertThat(taken("olga", "{\"network\":\"other\"}")).isEqualTo("192.0.2.14");
    Answer none = portal.call("olga", "POST", addresses("olga"), "{\"network\":\"other\"}");
    assertThat(none.body()).contains("NO_ADDRESS_FREE");
    HttpResponse<String> shrunk =
        post(
            ada,
            page,
            page,
            Map.of(
                "pools[0].cidr",
                "192.0.2.0/24",
                "pools[0].gateway",
                "192.0.2.1",
                "pools[0].first",
                "192.0.2.10",
                "pools[0].last",
                "192.0.2.13"));
    assertThat(shrunk.statusCode()).isEqualTo(422);
    assertThat(shrunk.body()).contains("192.0.2.14 is held");
    assertThat(post(ada, page, page, without(form, "allowed", "globex")).statusCode())
        .isEqualTo(303);
    Answer shut = portal.call("olga", "POST", addresses("olga"), "{\"network\":\"other\"}");
    assertThat(shut.wrongFields()).containsExactly("network");
    assertThat(portal.browser("olga").get("/t/acme/networks").body())
        .contains("public/4")
        .doesNotContain("other/4");
  }

  private static Map<String, String> without(Map<String, String> form, String key, String value) {
    var changed = new HashMap<>(form);
    changed.put(key, value);
    return changed;
  }

  private static String addresses(String person) {
    return "/api/v1/tenants/" + (person.equals("olga") ? "acme" : "globex") + "/addresses";
  }

  private static String taken(String person, String json) throws IOException {
    return (String) call(person, "POST", addresses(person), json).json().get("address");
  }

  @Test
  void anAddressIsTakenNamedPluggedInAndGivenBackWithoutScripts() throws IOException {
    cluster("voice");
    Visitor olga = portal.browser("olga");
    HttpResponse<String> took =
        post(olga, "/t/acme/networks", "/t/acme/networks", Map.of("network", "public/4"));
    assertThat(took.statusCode()).as(took.body()).isEqualTo(303);
    String page = Visitor.location(took).replaceFirst("^https?://[^/]*", "");
    String address = page.substring(page.lastIndexOf('/') + 1);
    assertThat(olga.get(page).body()).contains(address, "Free");
    HttpResponse<String> wrong =
        post(olga, page, page + "/words", Map.of("note", "spare", "reverseName", "no name"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("id=\"e-reverseName\"", "value=\"spare\"");
    post(olga, page, page + "/words", Map.of("note", "spare", "reverseName", "sip.example.net."));
    assertThat(olga.get("/t/acme/networks").body()).contains("spare", "sip.example.net");

    HttpResponse<String> warned =
        post(olga, page, page + "/container", Map.of("container", "voice-data-1"));
    assertThat(warned.statusCode()).isEqualTo(409);
    assertThat(warned.body()).contains("N4", "strongly discouraged", "value=\"N4:voice-data-1\"");
    HttpResponse<String> asked =
        post(
            olga,
            page,
            page + "/container",
            Map.of("container", "voice-data-1", "confirm", "N4:voice-data-1"));
    assertThat(asked.statusCode()).isEqualTo(303);
    Eventually.until("it is in use", () -> state(address).equals("USED"));
    settled(Visitor.location(asked));
    assertThat(olga.get(page).body()).contains("The guest was told while it ran");
    assertThat(portal.call("olga", "DELETE", addresses("olga") + "/" + address, null).body())
        .contains("STILL_IN_USE");
    settled(Visitor.location(post(olga, page, page + "/container", Map.of("container", ""))));
    assertThat(post(olga, page, page + "/return", Map.of()).statusCode()).isEqualTo(303);
    assertThat(olga.get(page).body()).contains("Resting", "Take it again");
    assertThat(post(olga, page, page + "/lease", Map.of()).statusCode()).isEqualTo(303);
    assertThat(state(address)).isEqualTo("FREE");
    assertThat(portal.call("gina", "GET", addresses("gina") + "/" + address, null).status())
        .isEqualTo(404);
    assertThat(portal.browser("gina").get("/t/globex/networks/addresses/" + address).statusCode())
        .isEqualTo(404);
    String front = (String) held("voice-front-1").get("address");
    HttpResponse<String> refused =
        post(olga, page, "/t/acme/networks/addresses/" + front + "/container", Map.of());
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("N2", "can&#39;t be confirmed");
  }

  @Test
  void aNewNodeGetsTheAddressThatItsTenantChoseWithoutScripts() throws IOException {
    String chosen = taken("olga", "{\"network\":\"public\"}");
    String later = taken("olga", "{\"network\":\"public\"}");
    String foreign = taken("gina", "{\"network\":\"public\"}");
    Visitor olga = portal.browser("olga");
    String form = "/t/acme/new-cluster-nodes";
    assertThat(olga.get(form + "?blueprint=small").body())
        .contains("value=\"" + chosen + "\"", "value=\"" + later + "\"")
        .doesNotContain(foreign);
    String nodes =
        "name=own&version=5.7&node.0.name=own-front&node.0.outside=%s&node.1.outside="
            + roles("node.0.roles", "http", "sip", "pbx", "ic")
            + roles("node.1.roles", "sql", "dd", "que", "wk");
    HttpResponse<String> refused = send(olga, form, form + "/preview", nodes.formatted(foreign));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("You have no public address " + foreign, "href=\"#f-nodes[0].address\"")
        .contains("id=\"f-nodes[0].address\"");
    HttpResponse<String> shown = send(olga, form, form + "/preview", nodes.formatted(chosen));
    assertThat(shown.body()).contains(chosen, "Public, yours already");
    approved(olga, form, form, nodes.formatted(chosen), shown.body());
    assertThat(held("own-front").get("address")).isEqualTo(chosen);

    String change = "/t/acme/change/own";
    String more = "add.sip=1&size.sip=proposed&address.sip=";
    HttpResponse<String> used = send(olga, change, change + "/preview", more + chosen);
    assertThat(used.statusCode()).isEqualTo(422);
    assertThat(used.body()).contains(chosen + " is plugged in already", "id=\"f-add[0].address\"");
    HttpResponse<String> plan = send(olga, change, change + "/preview", more + later);
    assertThat(plan.body()).contains("name=\"address.sip\" value=\"" + later + "\"");
    approved(olga, change, change, more + later, plan.body());
    assertThat(held("own-sip-1").get("address")).isEqualTo(later);
    Answer api =
        portal.call(
            "olga",
            "POST",
            "/api/v1/tenants/acme/clusters/own/changes/plan",
            "{\"add\":[{\"roles\":[\"sip\"],\"address\":\"" + foreign + "\"}]}");
    assertThat(api.wrongFields()).containsExactly("add[0].address");
  }

  private static String roles(String field, String... codes) {
    return Stream.of(codes).map(code -> "&" + field + "=" + code).collect(Collectors.joining());
  }

  private static void approved(
      Visitor visitor, String page, String path, String form, String preview) throws IOException {
    String plan = preview.replaceAll("(?s).*name=\"plan\" value=\"([^\"]+)\".*", "$1");
    String confirmed =
        Pattern.compile("name=\"confirm\" value=\"([^\"]+)\"")
            .matcher(preview)
            .results()
            .map(found -> "&confirm=" + encoded(found.group(1)))
            .collect(Collectors.joining());
    HttpResponse<String> asked = send(visitor, page, path, form + "&plan=" + plan + confirmed);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(303);
    settled(Visitor.location(asked));
  }

  private static Map<String, Object> held(String container) throws IOException {
    return portal.call("olga", "GET", addresses("olga"), null).items().stream()
        .filter(one -> container.equals(one.get("container")))
        .findFirst()
        .orElseThrow();
  }

  private static void cluster(String name) throws IOException {
    String clusters = "/api/v1/tenants/acme/clusters";
    String asked =
        "{\"name\":\"%s\",\"version\":\"5.7\",\"blueprint\":\"small\",\"network\":\"public\""
            .formatted(name);
    @SuppressWarnings("unchecked")
    var violations =
        (List<Map<String, Object>>)
            call("olga", "POST", clusters + "/plan", asked + "}").json().get("violations");
    String confirm =
        violations.stream()
            .map(one -> "\"" + one.get("confirm") + "\"")
            .collect(Collectors.joining(",", ",\"confirm\":[", "]}"));
    settled("/operations/" + call("olga", "POST", clusters, asked + confirm).json().get("id"));
  }

  private static void settled(String location) {
    String id = location.substring(location.lastIndexOf('/') + 1);
    Eventually.until(
        "the operation ended well",
        () -> "SUCCEEDED".equals(json("/api/v1/operations/" + id).get("state")),
        () -> json("/api/v1/operations/" + id));
  }

  private static String state(String address) {
    return (String) json(addresses("olga") + "/" + address).get("state");
  }

  private static Map<String, Object> json(String path) {
    try {
      return portal.call("olga", "GET", path, null).json();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> post(
      Visitor visitor, String page, String path, Map<String, String> fields) throws IOException {
    return send(
        visitor,
        page,
        path,
        fields.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&")));
  }

  private static HttpResponse<String> send(Visitor visitor, String page, String path, String form)
      throws IOException {
    Matcher token =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(visitor.get(page).body());
    assertThat(token.find()).isTrue();
    return visitor.post(path, "_csrf=" + token.group(1) + "&" + form);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
