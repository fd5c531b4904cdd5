package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;

/** The main job with nothing but a bearer token, and the API's manners on the way. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobByApiIT {
  private static final String ACME = "/api/v1/tenants/acme/";
  private static final String VOICE =
      """
      {"name":"voice","version":"5.7","blueprint":"small"%s}""";

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    for (String tenant : List.of("acme", "globex")) {
      String people = tenant.equals("acme") ? "\"olga\":\"OWNER\"" : "\"gina\":\"OWNER\"";
      made("tenants", "{\"slug\":\"%s\",\"name\":\"%1$s\",\"members\":{%s}}", tenant, people);
    }
    for (int i = 1; i <= 3; i++) {
      made(
          "hosts",
          "{\"name\":\"h%d\",\"uri\":\"simulated://api/h%1$d\",\"profile\":\"OVS_VLAN\","
              + "\"pool\":\"patchbay\",\"segmentBridge\":\"br-tenant\"}",
          i);
    }
    made("images", "{\"name\":\"lab\",\"os\":\"patchbay-lab\",\"osVersion\":\"1\"}");
    assertThat(portal.upload("ada", "/api/v1/images/lab/content", qcow2()).status()).isEqualTo(200);
    made(
        "networks/public",
        "{\"name\":\"public\",\"bridge\":\"br-public\",\"pools\":[{\"cidr\":\"198.51.100.0/24\","
            + "\"gateway\":\"198.51.100.1\",\"first\":\"198.51.100.10\",\"last\":\"198.51.100.40\"}]}");
    String range = "{\"first\":100,\"last\":199}";
    assertThat(portal.call("ada", "PUT", "/api/v1/networks/segments", range).status())
        .isLessThan(300);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static Answer made(String path, String json, Object... parts) throws IOException {
    Answer answer = portal.call("ada", "POST", "/api/v1/" + path, json.formatted(parts));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.header("Location")).contains("/api/v1/" + path + "/");
    return answer;
  }

  private static byte[] qcow2() {
    return ByteBuffer.allocate(4096)
        .putInt(0, 0x514649fb)
        .putInt(4, 3)
        .putLong(24, 64L << 20)
        .array();
  }

  @Test
  @Order(1)
  @SuppressWarnings("unchecked")
  void aPlanTellsPlacementsAddressesQuotasAndRules() throws IOException {
    Answer plan = portal.call("olga", "POST", ACME + "clusters/plan", VOICE.formatted(""));
    assertThat(plan.status()).as(plan.body()).isEqualTo(200);
    var placements = (List<Map<String, Object>>) plan.json().get("placements");
    assertThat(placements)
        .hasSize(3)
        .allSatisfy(p -> assertThat((List<?>) p.get("why")).isNotEmpty());
    assertThat(placements.stream().map(p -> p.get("host"))).doesNotHaveDuplicates();
    assertThat((List<?>) plan.json().get("addresses")).hasSize(4);
    assertThat(plan.json()).containsEntry("approvable", true);
    assertThat(portal.call("olga", "GET", ACME + "clusters", null).items()).isEmpty();
  }

  @Test
  @Order(2)
  void aClusterIsAskedForOnceHoweverOftenTheRequestArrives() throws Exception {
    String wanted = VOICE.formatted(confirmed());
    Callable<Answer> ask =
        () -> portal.call("olga", "POST", ACME + "clusters", wanted, "Idempotency-Key", "one-key");
    var crowd = Executors.newFixedThreadPool(4);
    List<Answer> answers = new ArrayList<>();
    for (var answer : crowd.invokeAll(Collections.nCopies(4, ask))) {
      answers.add(answer.get());
    }
    crowd.shutdown();
    answers.add(ask.call());
    // While the first is at work, the others are told to come again.
    assertThat(answers).allSatisfy(a -> assertThat(a.status()).isIn(202, 409));
    assertThat(answers.get(4).status()).isEqualTo(202);
    assertThat(answers.stream().filter(a -> a.status() == 202).map(a -> a.header("Location")))
        .containsOnly(answers.get(4).header("Location"));
    assertThat(answers.get(4).header("Location")).contains("/api/v1/operations/");
    Answer other =
        portal.call(
            "olga",
            "POST",
            ACME + "clusters",
            wanted.replace("voice", "other"),
            "Idempotency-Key",
            "one-key");
    assertThat(other.status()).as(other.body()).isEqualTo(422);
    done(answers.get(4));
  }

  /** The warnings of the plan, accepted. */
  @SuppressWarnings("unchecked")
  private static String confirmed() throws IOException {
    Answer plan = portal.call("olga", "POST", ACME + "clusters/plan", VOICE.formatted(""));
    var violations = (List<Map<String, Object>>) plan.json().get("violations");
    return ",\"confirm\":["
        + String.join(",", violations.stream().map(v -> "\"" + v.get("confirm") + "\"").toList())
        + "]";
  }

  private static Map<String, Object> done(Answer accepted) throws IOException {
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    String operation = accepted.header("Location").replaceFirst("^https?://[^/]+", "");
    Eventually.until(
        "the operation ended",
        () -> !List.of("PENDING", "RUNNING").contains(look(operation).get("state")));
    assertThat(look(operation)).containsEntry("state", "SUCCEEDED").containsEntry("actor", "olga");
    return look(operation);
  }

  private static Map<String, Object> look(String path) {
    try {
      Answer answer = portal.call("olga", "GET", path, null);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      return answer.json();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Order(3)
  void everyContainerIsSeenWithWhatIsWantedAndWhatIs() throws IOException {
    List<Map<String, Object>> items = portal.call("olga", "GET", ACME + "containers", null).items();
    assertThat(items).hasSize(3).allSatisfy(c -> assertThat(c).containsEntry("status", "RUNNING"));
    assertThat(look(ACME + "clusters/voice")).containsEntry("status", "RUNNING");
    assertThat(portal.call("gina", "GET", ACME + "clusters/voice", null).status()).isEqualTo(404);
    assertThat(
            portal
                .call("gina", "GET", "/api/v1/tenants/globex/containers/voice-data-1", null)
                .status())
        .isEqualTo(404);
  }

  @Test
  @Order(4)
  @SuppressWarnings("unchecked")
  void aContainerGetsAnotherSize() throws IOException {
    String container = ACME + "containers/voice-data-1";
    String path = container + "/size";
    var wanted = (Map<String, Object>) look(container).get("wanted");
    var size = (Map<String, Object>) wanted.get("size");
    int vcpus = ((Number) size.get("vcpus")).intValue();
    Answer same = portal.call("olga", "POST", path + "/plan", "{}");
    assertThat(same.json()).containsEntry("way", "NOTHING").containsEntry("approvable", true);

    String more = "{\"vcpus\":%d}".formatted(vcpus + 1);
    Answer plan = portal.call("olga", "POST", path + "/plan", more);
    assertThat(plan.json()).containsEntry("way", "LIVE");
    done(portal.call("olga", "PUT", path, more));
    var seen = (Map<String, Object>) look(container).get("seen");
    assertThat((Map<String, Object>) seen.get("size")).containsEntry("vcpus", (long) vcpus + 1);

    String fewer = "{\"vcpus\":%d".formatted(vcpus);
    Answer restart = portal.call("olga", "POST", path + "/plan", fewer + "}");
    assertThat(restart.json()).containsEntry("way", "NEEDS_RESTART");
    assertThat((List<String>) restart.json().get("confirm"))
        .contains("RESTART:voice-data-1", "R7:sql", "R7:dd");
    Answer unsaid = portal.call("olga", "PUT", path, fewer + "}");
    assertThat(unsaid.status()).as(unsaid.body()).isEqualTo(409);
    assertThat(unsaid.body()).contains("CONFIRMATION_MISSING");
    Answer outdated = portal.call("olga", "PUT", path, fewer + ",\"planId\":\"another\"}");
    assertThat(outdated.status()).isEqualTo(409);
    assertThat(outdated.json()).containsEntry("way", "NEEDS_RESTART");
    done(
        portal.call(
            "olga",
            "PUT",
            path,
            fewer + ",\"confirm\":[\"RESTART:voice-data-1\",\"R7:sql\",\"R7:dd\"]}"));
    Answer smaller = portal.call("olga", "PUT", path, "{\"diskGiB\":1,\"vcpus\":0}");
    assertThat(smaller.status()).isEqualTo(422);
    assertThat(smaller.wrongFields()).containsExactlyInAnyOrder("vcpus", "diskGiB");
    Answer unknown = portal.call("olga", "PUT", path, "{\"cpu\":1}");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(portal.call("gina", "PUT", path, more).status()).isEqualTo(404);
  }

  @Test
  @Order(4)
  void aContainerStopsStartsAndRestarts() throws IOException {
    String container = ACME + "containers/voice-data-1";
    String power = container + "/power";
    Answer unsaid = portal.call("olga", "PUT", power, "{\"state\":\"OFF\"}");
    assertThat(unsaid.status()).as(unsaid.body()).isEqualTo(409);
    assertThat(unsaid.body()).contains("CONFIRMATION_MISSING", "R7:sql", "R7:dd");
    assertThat(look(container)).containsEntry("status", "RUNNING");
    String said = "{\"state\":\"OFF\",\"confirm\":[\"R7:sql\",\"R7:dd\"]}";
    done(portal.call("olga", "PUT", power, said));
    assertThat(look(container)).containsEntry("status", "STOPPED");
    Answer tooEarly = portal.call("olga", "POST", container + "/reboots", null);
    assertThat(tooEarly.status()).as(tooEarly.body()).isEqualTo(409);
    done(portal.call("olga", "PUT", power, "{\"state\":\"ON\"}"));
    done(portal.call("olga", "POST", container + "/reboots", null));
  }

  @TestFactory
  @Order(5)
  Stream<DynamicTest> aListGoesOnWhereItsPageEnded() {
    return Stream.of(
            "hosts", "operations", "tenants", "tenants/acme/containers", "tenants/acme/audit")
        .map(list -> DynamicTest.dynamicTest(list, () -> assertPages("/api/v1/" + list)));
  }

  private static void assertPages(String list) throws IOException {
    List<Map<String, Object>> whole = portal.call("ada", "GET", list + "?limit=200", null).items();
    assertThat(whole).hasSizeGreaterThan(1);
    List<Map<String, Object>> byOne = new ArrayList<>();
    Object cursor = "";
    while (cursor != null) {
      String query = cursor.equals("") ? "?limit=1" : "?limit=1&cursor=" + cursor;
      Answer page = portal.call("ada", "GET", list + query, null);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      byOne.addAll(page.items());
      cursor = page.json().get("next");
    }
    assertThat(byOne).extracting(MainJobByApiIT::key).isEqualTo(keys(whole));
    for (String bad : List.of("?limit=0", "?limit=201", "?limit=x", "?cursor=nonsense")) {
      Answer answer = portal.call("ada", "GET", list + bad, null);
      assertThat(answer.status()).as(bad + answer.body()).isIn(400, 422);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
  }

  private static List<Object> keys(List<Map<String, Object>> items) {
    return items.stream().map(MainJobByApiIT::key).toList();
  }

  /** Without what goes on while one reads. */
  private static Object key(Map<String, Object> item) {
    return Stream.of("id", "seq", "slug", "name").map(item::get).filter(k -> k != null).findFirst();
  }

  @TestFactory
  @Order(6)
  Stream<DynamicTest> aRequestThatIsNoneIsAProblemInWords() {
    record Bad(String what, String json, int status) {}
    return Stream.of(
            new Bad("malformed", "{\"name\":", 400),
            new Bad("no object", "[]", 400),
            new Bad("an unknown field", "{\"nmae\":\"voice\"}", 400),
            new Bad("a wrong type", "{\"name\":{\"a\":1}}", 400),
            new Bad("nothing", "", 400))
        .map(
            bad ->
                DynamicTest.dynamicTest(
                    bad.what(),
                    () -> {
                      Answer answer = portal.call("olga", "POST", ACME + "clusters", bad.json());
                      assertThat(answer.status()).as(answer.body()).isIn(bad.status(), 422);
                      assertThat(answer.header("Content-Type"))
                          .startsWith("application/problem+json");
                      assertThat(answer.json()).containsKeys("type", "title", "code", "requestId");
                    }));
  }

  @Test
  @Order(7)
  void aTenantsMembersChangeOnlyAsTheyWereSeen() throws IOException {
    Answer seen = portal.call("olga", "GET", ACME + "members", null);
    String two = "{\"members\":{\"olga\":\"OWNER\",\"otto\":\"OPERATOR\"}}";
    Answer changed =
        portal.call("olga", "PUT", ACME + "members", two, "If-Match", seen.header("ETag"));
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    Answer late =
        portal.call("olga", "PUT", ACME + "members", two, "If-Match", seen.header("ETag"));
    assertThat(late.status()).isEqualTo(412);
  }

  @Test
  @Order(8)
  void aRetiredClusterLeavesNothing() throws IOException {
    done(portal.call("olga", "DELETE", ACME + "clusters/voice", null));
    assertThat(portal.call("olga", "GET", ACME + "containers", null).items()).isEmpty();
    assertThat(portal.call("olga", "GET", ACME + "clusters/voice", null).status()).isEqualTo(404);
    assertThat(portal.call("ada", "GET", "/api/v1/hosts/h1", null).json())
        .extracting("strangers")
        .isEqualTo(List.of());
  }

  @Test
  @Order(9)
  void theAuditSaysWhoDidWhat() throws IOException {
    assertThat(portal.call("olga", "GET", ACME + "audit?limit=200", null).items())
        .extracting(record -> record.get("actor") + " " + record.get("action"))
        .contains(
            "ada tenant.add",
            "olga cluster.create",
            "olga container.stop",
            "olga container.start",
            "olga container.reboot",
            "olga tenant.members",
            "olga cluster.retire");
    assertThat(portal.call("ada", "GET", "/api/v1/audit?limit=200", null).items())
        .extracting(record -> record.get("actor") + " " + record.get("action"))
        .contains("ada host.register", "ada image.fill", "ada network.add");
  }
}
