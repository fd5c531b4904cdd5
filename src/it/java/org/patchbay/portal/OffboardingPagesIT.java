package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.Visitor;

/** On the pages and over the API: a tenant is asked to leave, takes its export, and goes. */
class OffboardingPagesIT {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String WISH = "{\"confirm\":\"%s\",\"reason\":\"The contract ends.\"}";

  private static final String SNAPSHOTS = "tenants/acme/containers/voice-all-1/snapshots";

  @TempDir static Path folder;
  private static GivenPortal portal;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    for (String slug : List.of("acme", "globex")) {
      String people = "{\"gina\":\"OWNER\",\"vera\":\"VIEWER\"}";
      made("tenants", "{\"slug\":\"%s\",\"name\":\"%1$s\",\"members\":%s}".formatted(slug, people));
    }
    String host = "{\"name\":\"h1\",\"uri\":\"simulated://leave/h1?boot=PT0.1S\",";
    made("hosts", host + "\"pool\":\"patchbay\",\"segmentBridge\":\"br-tenant\"}");
    made("images", "{\"name\":\"lab\",\"os\":\"patchbay-lab\",\"osVersion\":\"1\"}");
    byte[] image =
        ByteBuffer.allocate(4096).putInt(0, 0x514649fb).putInt(4, 3).putLong(24, 64L << 20).array();
    assertThat(portal.upload("ada", "/api/v1/images/lab/content", image).status()).isEqualTo(200);
    made(
        "networks/public",
        "{\"name\":\"public\",\"bridge\":\"br-public\",\"pools\":[{\"cidr\":\"198.51.100.0/24\","
            + "\"gateway\":\"198.51.100.1\",\"first\":\"198.51.100.10\",\"last\":\"198.51.100.40\"}]}");
    call("ada", "PUT", "networks/segments", "{\"first\":100,\"last\":199}");
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static void made(String path, String json) throws IOException {
    Answer answer = call("ada", "POST", path, json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static Answer call(String person, String verb, String path, String json)
      throws IOException {
    return portal.call(person, verb, "/api/v1/" + path, json);
  }

  private static HttpResponse<String> post(String person, String page, String path, String form)
      throws IOException {
    Visitor visitor = portal.browser(person);
    Matcher token = CSRF.matcher(visitor.get(page).body());
    assertThat(token.find()).isTrue();
    return visitor.post(path, "_csrf=" + token.group(1) + "&" + form);
  }

  private static String shown(String person, String path) throws IOException {
    HttpResponse<String> answer = portal.browser(person).get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.body()).as(path).doesNotContain("??");
    return answer.body();
  }

  @Test
  void anAdministratorAsksCallsBackAsksAgainAndAllOfItGoes() throws Exception {
    cluster();
    snapshot();
    String page = "/platform/tenants/acme/offboarding";
    assertThat(shown("ada", "/platform/tenants/acme")).contains(page);
    HttpResponse<String> wrong =
        post("ada", page, page, "confirm=globex&reason=The+contract+ends.");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("value=\"The contract ends.\"").contains("id=\"e-confirm\"");
    assertThat(post("ada", page, page, "confirm=acme&reason=").statusCode()).isEqualTo(422);
    String asked = "confirm=acme&reason=The+%3Cb%3Econtract%3C%2Fb%3E+ends.";
    assertThat(post("ada", page, page, asked).statusCode()).isEqualTo(303);
    closed();
    HttpResponse<String> file = portal.browser("gina").get("/t/acme/export/archive");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).contains("application/zip");
    assertThat(file.body()).startsWith("PK");
    assertThat(post("ada", page, page + "/recall", "").statusCode()).isEqualTo(303);
    assertThat(shown("gina", "/t/acme/members")).contains("/t/acme/members/invitations");

    assertThat(call("ada", "PUT", "tenants/acme/offboarding", WISH.formatted("acme")).status())
        .isEqualTo(204);
    Map<String, String> files = export("gina");
    goes(page);
    staysReadable(files);
  }

  private static void cluster() throws IOException {
    String asked = "{\"name\":\"voice\",\"version\":\"5.7\",\"blueprint\":\"single\"";
    Answer plan = call("gina", "POST", "tenants/acme/clusters/plan", asked + "}");
    String confirm =
        ((List<?>) plan.json().get("violations"))
            .stream()
                .map(violation -> "\"" + ((Map<?, ?>) violation).get("confirm") + "\"")
                .collect(Collectors.joining(","));
    Answer made =
        call("gina", "POST", "tenants/acme/clusters", asked + ",\"confirm\":[" + confirm + "]}");
    assertThat(made.status()).as(made.body()).isEqualTo(202);
  }

  /** As soon as there is a disk. */
  private static void snapshot() {
    String wish = "{\"note\":\"before 5.8\"}";
    Eventually.until("it is begun", () -> answered("POST", SNAPSHOTS, wish).status() == 202);
    Eventually.until(
        "it is kept",
        () -> "KEPT".equals(answered("GET", SNAPSHOTS, null).items().get(0).get("state")));
  }

  private static Answer answered(String verb, String path, String json) {
    try {
      return call("gina", verb, path, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void closed() throws IOException {
    String members = shown("gina", "/t/acme/members");
    assertThat(members)
        .contains("This tenant is being closed.")
        .contains("The &lt;b&gt;contract&lt;/b&gt; ends.")
        .contains("href=\"/t/acme/export\"")
        .doesNotContain("/t/acme/members/invitations");
    assertThat(shown("vera", "/t/acme/members"))
        .contains("This tenant is being closed.")
        .doesNotContain("href=\"/t/acme/export\"");
    String invitations = "tenants/acme/invitations";
    String nora = "{\"mail\":\"nora@example.test\",\"role\":\"VIEWER\"}";
    Answer refused = call("gina", "POST", invitations, nora);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json()).containsEntry("code", "TENANT_LEAVES");
    assertThat(call("gina", "POST", "tenants/globex/invitations", nora).status()).isEqualTo(201);
    assertThat(call("vera", "GET", "tenants/acme/offboarding", null).json())
        .containsEntry("state", "RESTING");
    assertThat(shown("gina", "/t/acme/export")).contains("/t/acme/export/archive");
  }

  private static Map<String, String> export(String person) throws Exception {
    Map<String, String> files = unzip(bytes(person, "/api/v1/tenants/acme/export"));
    assertThat(files.keySet())
        .contains(
            "README.txt",
            "tenant.json",
            "members.jsonl",
            "quotas.jsonl",
            "segments.jsonl",
            "addresses.jsonl",
            "containers.jsonl",
            "snapshots.jsonl",
            "clusters/voice.yaml",
            "audit.jsonl")
        .noneMatch(name -> name.contains("..") || name.startsWith("/"));
    assertThat(files.get("members.jsonl")).contains("\"member\":\"gina\"").contains("OWNER");
    assertThat(files.get("clusters/voice.yaml")).contains("cluster: voice");
    assertThat(files.get("containers.jsonl")).contains("198.51.100.10").contains("\"roles\":[");
    snapshotsAreTold(files.get("snapshots.jsonl"));
    assertThat(files.get("README.txt")).contains("containers.jsonl", "snapshots.jsonl");
    assertThat(shown(person, "/t/acme/export")).contains("snapshots.jsonl");
    assertThat(files.get("audit.jsonl"))
        .isEqualTo(call("gina", "GET", "tenants/acme/audit/export?format=jsonl", null).body());
    return files;
  }

  /** As the API tells them. */
  private static void snapshotsAreTold(String lines) throws Exception {
    Map<String, Object> told = JSONObjectUtils.parse(lines.strip());
    assertThat(told)
        .containsEntry("note", "before 5.8")
        .containsEntry("container", "voice-all-1")
        .containsEntry("host", "h1")
        .containsEntry("state", "KEPT")
        .containsEntry("takenBy", "gina");
    Map<String, Object> shown = answered("GET", SNAPSHOTS, null).items().get(0);
    for (String field : List.of("id", "pool", "wishedAt", "takenAt", "diskGiB", "bytes")) {
      assertThat(told).as(field).containsEntry(field, shown.get(field));
    }
  }

  private static Map<String, String> unzip(byte[] archive) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private static byte[] bytes(String person, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(portal.url() + path))
            .header("Authorization", "Bearer " + portal.token(person))
            .build();
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("application/zip");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .contains("export-acme.zip");
    return answer.body();
  }

  /** Its resting time is over. */
  private static void goes(String page) throws Exception {
    try (var database = portal.database();
        var sql = database.createStatement()) {
      sql.executeUpdate("update tenant set leave_rests_until = leave_asked_at where slug = 'acme'");
    }
    assertThat(post("ada", page, page + "/retries", "").statusCode()).isIn(303);
    Eventually.until("it is gone", () -> "GONE".equals(leave().get("state")), () -> leave());
    assertThat(call("ada", "DELETE", "tenants/acme/offboarding", null).status()).isEqualTo(409);
    assertThat(shown("ada", page)).contains("Gone since").doesNotContain("/recall");
  }

  private static Map<String, Object> leave() {
    try {
      return call("ada", "GET", "tenants/acme/offboarding", null).json();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void staysReadable(Map<String, String> files) throws IOException {
    assertThat(portal.browser("gina").get("/t/acme/members").statusCode()).isEqualTo(404);
    assertThat(call("gina", "GET", "tenants/acme/audit", null).status()).isEqualTo(404);
    String trail = call("ada", "GET", "tenants/acme/audit/export?format=jsonl", null).body();
    assertThat(trail).startsWith(files.get("audit.jsonl")).contains("tenant.offboard.end");
    assertThat(call("ada", "GET", "tenants/acme/audit/verification", null).json())
        .containsEntry("intact", true);
    assertThat(shown("ada", "/platform/tenants")).contains("globex").doesNotContain("tenants/acme");
    assertThat(shown("ada", "/platform/tenants?gone=true"))
        .contains("tenants/acme")
        .doesNotContain("tenants/globex");
    String again = "{\"slug\":\"acme\",\"name\":\"Acme\",\"members\":{\"gina\":\"OWNER\"}}";
    assertThat(call("ada", "POST", "tenants", again).wrongFields()).containsExactly("slug");
    String quota = "{\"limit\":400,\"soft\":null,\"graceDays\":0}";
    assertThat(call("ada", "PUT", "tenants/acme/quotas/vcpus", quota).status()).isEqualTo(409);
    String member = "{\"members\":{\"gina\":\"OWNER\"}}";
    assertThat(call("ada", "PUT", "tenants/acme/members", member).status()).isEqualTo(409);
    assertThat(call("ada", "PUT", "tenants/acme/suspension", "{\"reason\":\"x\"}").status())
        .isEqualTo(409);
  }

  @Test
  void onlyThePlatformsAdministratorsMayAndWhatIsForeignIsNotThere() throws IOException {
    for (String person : List.of("gina", "vera", "hugo", "olga")) {
      String place = "tenants/globex/offboarding";
      assertThat(call(person, "PUT", place, WISH.formatted("globex")).status()).isEqualTo(403);
      assertThat(call(person, "DELETE", place, null).status()).isEqualTo(403);
      assertThat(call(person, "POST", place + "/retries", null).status()).isEqualTo(403);
      assertThat(portal.browser(person).get("/platform/tenants/globex/offboarding").statusCode())
          .isEqualTo(403);
    }
    for (String place : List.of("offboarding", "export")) {
      assertThat(call("olga", "GET", "tenants/globex/" + place, null).status()).isEqualTo(404);
      assertThat(call("ada", "GET", "tenants/nowhere/" + place, null).status()).isEqualTo(404);
    }
    assertThat(call("vera", "GET", "tenants/globex/export", null).status()).isEqualTo(403);
    assertThat(call("gina", "GET", "tenants/globex/offboarding", null).status()).isEqualTo(404);
    assertThat(call("ada", "PUT", "tenants/nowhere/offboarding", WISH.formatted("x")).status())
        .isEqualTo(404);
    assertThat(
            call("ada", "PUT", "tenants/globex/offboarding", WISH.formatted("acme")).wrongFields())
        .containsExactly("confirm");
    String long201 = "{\"confirm\":\"globex\",\"reason\":\"" + "x".repeat(201) + "\"}";
    assertThat(call("ada", "PUT", "tenants/globex/offboarding", long201).wrongFields())
        .containsExactly("reason");
    assertThat(call("ada", "POST", "tenants/globex/offboarding/retries", null).status())
        .isEqualTo(404);
  }
}
