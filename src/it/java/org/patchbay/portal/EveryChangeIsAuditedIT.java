package org.patchbay.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.Route;

/**
 * Goes once through every route of the API that changes something. A new one makes it fail until it
 * is tried here as well.
 */
class EveryChangeIsAuditedIT {
  /** They change nothing. */
  private static final Set<String> LOOKS =
      Set.of(
          "POST /api/v1/hosts/{host}/observation",
          "POST /api/v1/tenants/{tenant}/clusters/plan",
          "POST /api/v1/tenants/{tenant}/cluster-documents/plan",
          "POST /api/v1/tenants/{tenant}/containers/{container}/size/plan",
          "POST /api/v1/tenants/{tenant}/containers/{container}/host/plan",
          "POST /api/v1/tenants/{tenant}/clusters/{cluster}/changes/plan",
          "POST /api/v1/tenants/{tenant}/clusters/{cluster}/nodes/{node}/container/plan",
          "POST /api/v1/tenants/{tenant}/clusters/{cluster}/nodes/{node}/firewall/plan",
          "POST /api/v1/quota-defects",
          "POST /api/v1/tenants/{tenant}/own-name/check",
          // Only about one that has failed; FaultMatrixIT sees it in the audit.
          "POST /api/v1/operations/{id}/retries",
          // Only about one that was given up; MailsIT sees it in the audit.
          "POST /api/v1/mails/{mail}/retries",
          // Only about what somebody changed on a host; DriftIT sees it in the audit.
          "POST /api/v1/hosts/{host}/drifts/{drift}/agreement",
          // Only about a node that is late; GatesIT sees it in the audit.
          "PUT /api/v1/tenants/{tenant}/clusters/{cluster}/nodes/{node}/gate");

  @TempDir static Path folder;
  private static GivenPortal portal;
  private final Set<String> tried = new TreeSet<>();

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  @Test
  void everyChangeOverTheApiLeavesARecord() throws Exception {
    platform();
    people();
    quotas();
    tokens();
    emergency();
    appearance();
    sessions();
    helpdesk();
    clusters();
    platformGoes();
    Answer counted = call("POST", "quota-defects", null);
    assertThat(counted.items()).as("counters that are not what there is").isEmpty();
    Set<String> changing =
        Route.all().stream()
            .filter(route -> route.changes() && !route.page())
            .map(route -> route.verb() + " " + route.template())
            .filter(route -> !LOOKS.contains(route))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(tried).isEqualTo(changing);
    for (String trail : List.of("audit", "tenants/acme/audit")) {
      assertThat(call("GET", trail + "/verification", null).json()).containsEntry("intact", true);
    }
  }

  private void platform() throws Exception {
    String acme = "{\"slug\":\"acme\",\"name\":\"Acme\",\"members\":{\"olga\":\"OWNER\"}}";
    change("POST", "tenants", "tenants", acme);
    change(
        "PUT",
        "tenants/{tenant}/members",
        "tenants/acme/members",
        "{\"members\":{\"olga\":\"OWNER\"}}");
    String retries = "tenants/{tenant}/organization/retries";
    change("POST", retries, "tenants/acme/organization/retries", null);
    String suspension = "tenants/{tenant}/suspension";
    change("PUT", suspension, "tenants/acme/suspension", "{\"reason\":\"Unpaid.\"}");
    change("DELETE", suspension, "tenants/acme/suspension", null);
    String name = "tenants/{tenant}/own-name";
    change("PUT", name, "tenants/acme/own-name", "{\"ownName\":\"cloud.acme.example\"}");
    change("DELETE", name, "tenants/acme/own-name", null);
    String leave = "tenants/{tenant}/offboarding";
    String wish = "{\"confirm\":\"acme\",\"reason\":\"The contract ends.\"}";
    change("PUT", leave, "tenants/acme/offboarding", wish);
    change("POST", leave + "/retries", "tenants/acme/offboarding/retries", null);
    change("DELETE", leave, "tenants/acme/offboarding", null);
    for (String host : List.of("h1", "h2", "h3", "h4")) {
      change(
          "POST",
          "hosts",
          "hosts",
          ("{\"name\":\"%s\",\"uri\":\"simulated://audit/%1$s?boot=PT1S\","
                  + "\"pool\":\"patchbay\",\"segmentBridge\":\"br-tenant\"}")
              .formatted(host));
    }
    change(
        "PUT",
        "hosts/{host}/pools/{pool}",
        "hosts/h3/pools/patchbay",
        "{\"storageClass\":\"SSD\"}");
    change("PUT", "hosts/{host}/enabled", "hosts/h4/enabled", "{\"enabled\":false}");
    change(
        "POST",
        "images",
        "images",
        "{\"name\":\"lab\",\"os\":\"patchbay-lab\",\"osVersion\":\"1\"}");
    long before = records();
    assertThat(portal.upload("ada", "/api/v1/images/lab/content", qcow2()).status()).isEqualTo(200);
    recorded("PUT", "images/{image}/content", before);
    String old = "{\"name\":\"old\",\"os\":\"patchbay-lab\",\"osVersion\":\"1\"}";
    change("POST", "images", "images", old);
    change("DELETE", "images/{image}", "images/old", null);
    change(
        "POST",
        "networks/public",
        "networks/public",
        "{\"name\":\"public\",\"bridge\":\"br-public\",\"pools\":[{\"cidr\":\"198.51.100.0/24\","
            + "\"gateway\":\"198.51.100.1\",\"first\":\"198.51.100.10\",\"last\":\"198.51.100.40\"}]}");
    change(
        "PUT",
        "networks/public/{network}",
        "networks/public/public",
        "{\"pools\":[{\"cidr\":\"198.51.100.0/24\",\"gateway\":\"198.51.100.1\","
            + "\"first\":\"198.51.100.10\",\"last\":\"198.51.100.60\"}],\"allowed\":[\"acme\"]}");
    change("PUT", "networks/segments", "networks/segments", "{\"first\":100,\"last\":199}");
  }

  private void people() throws Exception {
    String invitations = "tenants/{tenant}/invitations";
    String members = "tenants/{tenant}/members/{member}";
    change("PUT", "invitations/{invitation}/accepted", "invitations/" + asked() + "/accepted", "");
    change("PUT", members, "tenants/acme/members/nora", "{\"role\":\"OPERATOR\"}");
    change("DELETE", members, "tenants/acme/members/nora", null);
    change("DELETE", "invitations/{invitation}", "invitations/" + asked(), null);
    String place = "tenants/acme/invitations/" + asked();
    change("DELETE", invitations + "/{invitation}", place, null);
    String roles = "tenants/{tenant}/roles";
    String night = "{\"name\":\"Night\",\"permissions\":[\"POWER\"]}";
    Object role = change("POST", roles, "tenants/acme/roles", night).json().get("id");
    String dawn = "{\"name\":\"Dawn\",\"permissions\":[\"POWER\",\"CONSOLE\"]}";
    change("PUT", roles + "/{role}", "tenants/acme/roles/" + role, dawn);
    change("DELETE", roles + "/{role}", "tenants/acme/roles/" + role, null);
  }

  /** An invitation to nora. */
  private Object asked() throws Exception {
    String nora = "{\"mail\":\"nora@patchbay.test\",\"role\":\"VIEWER\"}";
    String all = "tenants/{tenant}/invitations";
    return change("POST", all, "tenants/acme/invitations", nora).json().get("id");
  }

  private void quotas() throws Exception {
    String asking = "tenants/{tenant}/quota-requests";
    String wanted = "{\"quota\":\"vcpus\",\"wanted\":300,\"reason\":\"we grow\"}";
    Answer asked = change("POST", asking, "tenants/acme/quota-requests", wanted);
    change(
        "PUT",
        "quota-requests/{request}/decision",
        "quota-requests/" + asked.json().get("id") + "/decision",
        "{\"granted\":250,\"until\":\"2099-01-01T00:00:00Z\",\"answer\":\"for now\"}");
    asked = change("POST", asking, "tenants/acme/quota-requests", wanted);
    String request = "tenants/acme/quota-requests/" + asked.json().get("id");
    change("DELETE", asking + "/{request}", request, null);
    long before = records();
    String limits = "{\"limit\":400,\"soft\":300,\"graceDays\":7}";
    Answer set = portal.call("ada", "PUT", "/api/v1/tenants/acme/quotas/vcpus", limits);
    assertThat(set.json()).containsEntry("limit", 400L).containsEntry("soft", 300L);
    recorded("PUT", "tenants/{tenant}/quotas/{quota}", before);
  }

  private void emergency() throws Exception {
    String wish = "{\"tenant\":\"acme\",\"minutes\":15,\"reason\":\"nobody answers\"}";
    Object id = change("POST", "break-glass", "break-glass", wish).json().get("id");
    change("DELETE", "break-glass/{glass}", "break-glass/" + id, null);
  }

  private void tokens() throws Exception {
    String tokens = "tenants/{tenant}/tokens";
    String wish = "{\"name\":\"ci\",\"role\":\"VIEWER\"}";
    Answer made = change("POST", tokens, "tenants/acme/tokens", wish);
    Object id = ((Map<?, ?>) made.json().get("token")).get("id");
    String destroyer = "{\"name\":\"cd\",\"role\":\"OPERATOR\"}";
    change("POST", tokens + "/destroying", "tenants/acme/tokens/destroying", destroyer);
    change("DELETE", tokens + "/{token}", "tenants/acme/tokens/" + id, null);
  }

  private void appearance() throws Exception {
    String look = "tenants/{tenant}/appearance";
    String acme = "tenants/acme/appearance";
    change("PUT", look, acme, "{\"brand\":\"northwind\",\"portalName\":\"Acme Voice\"}");
    long before = records();
    String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 28 28\"/>";
    Answer sent = portal.send("olga", "PUT", "/api/v1/" + acme + "/logo", "image/svg+xml", svg);
    assertThat(sent.status()).as(sent.body()).isEqualTo(200);
    recorded("PUT", look + "/logo", before);
    change("DELETE", look + "/logo", acme + "/logo", null);
    change("DELETE", look, acme, null);
  }

  private void sessions() throws Exception {
    change("PUT", "me/preferences", "me/preferences", "{\"zone\":\"Europe/Berlin\"}");
    change("PUT", "me/mails", "me/mails", "{\"topics\":[\"NODES\"]}");
    portal.browser("ada", "one");
    portal.browser("ada", "two");
    Object first = call("GET", "me/sessions", null).items().get(0).get("id");
    change("DELETE", "me/sessions/{session}", "me/sessions/" + first, null);
    change("DELETE", "me/sessions", "me/sessions", null);
  }

  private void helpdesk() throws Exception {
    String all = "tenants/{tenant}/help-requests";
    String granted = "tenants/acme/help-requests/" + helped();
    change("PUT", all + "/{request}/decision", granted + "/decision", "{\"granted\":true}");
    change("DELETE", all + "/{request}", granted, null);
    change("DELETE", "help-requests/{request}", "help-requests/" + helped(), null);
    String standing = "tenants/{tenant}/standing-consents";
    String scope = "{\"deeds\":[\"POWER\"],\"minutes\":60}";
    Answer given = change("POST", standing, "tenants/acme/standing-consents", scope);
    String place = "tenants/acme/standing-consents/" + given.json().get("id");
    change("DELETE", standing + "/{consent}", place, null);
  }

  /** What hugo asks for. */
  private Object helped() throws Exception {
    String wish = "{\"deeds\":[\"POWER\"],\"minutes\":60,\"reason\":\"no calls\"}";
    String all = "tenants/{tenant}/help-requests";
    return change("POST", all, "tenants/acme/help-requests", wish).json().get("id");
  }

  private void clusters() throws Exception {
    String clusters = "tenants/{tenant}/clusters";
    ended(change("POST", clusters, "tenants/acme/clusters", cluster("voice")));
    String containers = "tenants/{tenant}/containers/{container}";
    String container = "tenants/acme/containers/voice-data-1";
    ended(change("POST", containers + "/reboots", container + "/reboots", null));
    change("POST", containers + "/console", container + "/console", null);
    String size = "{\"diskGiB\":150}";
    Answer plan = call("POST", container + "/size/plan", size);
    assertThat(plan.status()).as(plan.body()).isEqualTo(200);
    ended(change("PUT", containers + "/size", container + "/size", size));
    String there = "{\"confirm\":[\"STOP:voice-data-1\",\"R7:sql\",\"R7:dd\"]}";
    assertThat(call("POST", container + "/host/plan", "{}").status()).isEqualTo(200);
    ended(change("PUT", containers + "/host", container + "/host", there));
    String off = "{\"state\":\"OFF\",\"confirm\":[\"R7:sql\",\"R7:dd\"]}";
    ended(change("PUT", containers + "/power", container + "/power", off));
    snapshots(containers + "/snapshots", container + "/snapshots");
    lost(containers, container);
    Answer brief = change("POST", clusters, "tenants/acme/clusters", cluster("brief"));
    change("DELETE", "operations/{id}", "operations/" + brief.json().get("id"), null);
    ended(brief);
    String voice = "tenants/acme/clusters/voice";
    ended(
        change(
            "POST",
            clusters + "/{cluster}/changes",
            voice + "/changes",
            "{\"add\":[{\"roles\":[\"sip\"]}]}"));
    change(
        "PUT", clusters + "/{cluster}/caps", voice + "/caps", "{\"vcpus\":500,\"containers\":90}");
    change(
        "PUT",
        clusters + "/{cluster}/declarations",
        voice + "/declarations",
        "{\"sharedStorage\":\"nfs://nas.example.net/voip\"}");
    addresses();
    change("POST", "tenants/{tenant}/isolation", "tenants/acme/isolation", null);
    change("POST", "isolation", "isolation", null);
    segments();
    documents(clusters, voice);
    ended(
        change(
            "PUT",
            clusters + "/{cluster}/nodes/{node}/firewall",
            voice + "/nodes/voice-core-1/firewall",
            "{\"outgoing\":\"LISTED\"}"));
    String all =
        Stream.of("http", "sip", "pbx", "ic", "wk", "que", "sql", "dd")
            .map(role -> "\"R7:" + role + "\"")
            .collect(Collectors.joining(","));
    ended(
        change(
            "PUT",
            clusters + "/{cluster}/nodes/{node}/container",
            voice + "/nodes/voice-core-1/container",
            "{\"confirm\":[" + all + "]}"));
    ended(change("DELETE", containers, "tenants/acme/containers/voice-core-1", null));
    ended(
        change(
            "PUT",
            clusters + "/{cluster}/power",
            voice + "/power",
            "{\"state\":\"OFF\",\"confirm\":[" + all + "]}"));
    ended(change("DELETE", clusters + "/{cluster}", voice, null));
  }

  private void snapshots(String all, String path) throws Exception {
    ended(change("POST", all, path, "{\"note\":\"before the update\"}"));
    String one = path + "/" + call("GET", path, null).items().get(0).get("id");
    String agreed = "{\"confirm\":[\"DATA:voice-data-1\"]}";
    ended(change("POST", all + "/{snapshot}/restores", one + "/restores", agreed));
    ended(change("DELETE", all + "/{snapshot}", one, null));
  }

  /** Its host is lost, it is recovered on another, and the host is found again. */
  private void lost(String containers, String container) throws IOException, SQLException {
    String host = (String) call("GET", container, null).json().get("host");
    Simulation simulation = Simulation.in(folder.resolve("hosts"), Clock.systemUTC());
    URI uri = URI.create("simulated://audit/" + host + "?boot=PT1S");
    simulation.die(uri);
    Eventually.until("silent", () -> look("hosts/" + host).get("fault") != null);
    change("PUT", "hosts/{host}/lost", "hosts/" + host + "/lost", "{\"lost\":true}");
    Answer plan = call("GET", container + "/recovery", null);
    assertThat(plan.json()).containsEntry("lostHost", host).containsEntry("disksKept", false);
    String agreed =
        "{\"confirm\":[\"OFF:%s\",\"DISK:voice-data-1\",\"DATA:voice-data-1\"]}".formatted(host);
    ended(change("POST", containers + "/recovery", container + "/recovery", agreed));
    simulation.heal(uri);
    change("PUT", "hosts/{host}/lost", "hosts/" + host + "/lost", "{\"lost\":false}");
    Eventually.until("found", () -> "READY".equals(look("hosts/" + host).get("state")));
  }

  private void addresses() throws Exception {
    String all = "tenants/{tenant}/addresses";
    Answer taken = change("POST", all, "tenants/acme/addresses", "{\"note\":\"spare\"}");
    String address = "tenants/acme/addresses/" + taken.json().get("address");
    change("PUT", all + "/{address}", address, "{\"reverseName\":\"sip.example.net\"}");
    String there = "{\"container\":\"voice-data-1\",\"confirm\":[\"N4:voice-data-1\"]}";
    ended(change("PUT", all + "/{address}/container", address + "/container", there));
    ended(call("PUT", address + "/container", "{}"));
    change("DELETE", all + "/{address}", address, null);
  }

  private void segments() throws Exception {
    String all = "tenants/{tenant}/segments";
    change("POST", all, "tenants/acme/segments", "{\"name\":\"spare\"}");
    String segment = "tenants/acme/segments/spare";
    change("PUT", all + "/{segment}", segment, "{\"name\":\"other\"}");
    change("DELETE", all + "/{segment}", "tenants/acme/segments/other", null);
  }

  private void documents(String clusters, String voice) throws Exception {
    Answer shown = call("GET", voice + "/document", null);
    assertThat(shown.status()).as(shown.body()).isEqualTo(200);
    assertThat(yaml("PUT", voice + "/document", shown.body()).body()).isEqualTo(shown.body());
    long before = records();
    Answer put =
        yaml(
            "PUT",
            voice + "/document",
            shown.body().replace("declarations:\n", "declarations:\n  extensions: 7\n"));
    assertThat(put.status()).as(put.body()).isEqualTo(200);
    recorded("PUT", clusters + "/{cluster}/document", before);
    String other =
        "cluster: other\nversion: '5.7'\nnodes: [{roles: [http, sip, pbx, ic, wk, que, sql, dd]}]";
    Answer plan = yaml("POST", "tenants/acme/cluster-documents/plan", other);
    assertThat(plan.status()).as(plan.body()).isEqualTo(200);
    before = records();
    Answer made = yaml("POST", "tenants/acme/cluster-documents?" + confirmed(plan), other);
    assertThat(made.status()).as(made.body()).isEqualTo(202);
    recorded("POST", "tenants/{tenant}/cluster-documents", before);
    ended(made);
  }

  @SuppressWarnings("unchecked")
  private static String confirmed(Answer plan) {
    return ((List<Map<String, Object>>) plan.json().get("violations"))
        .stream()
            .map(violation -> "confirm=" + violation.get("confirm"))
            .collect(Collectors.joining("&"));
  }

  private static Answer yaml(String verb, String path, String text) throws IOException {
    return portal.send("olga", verb, "/api/v1/" + path, "application/yaml", text);
  }

  private void platformGoes() throws Exception {
    change("POST", "keys/resealing", "keys/resealing", null);
    change("DELETE", "hosts/{host}", "hosts/h4", null);
  }

  /** With the warnings of its plan accepted. */
  @SuppressWarnings("unchecked")
  private static String cluster(String name) throws IOException {
    String asked = "{\"name\":\"%s\",\"version\":\"5.7\",\"blueprint\":\"small\"".formatted(name);
    Answer plan = call("POST", "tenants/acme/clusters/plan", asked + "}");
    var violations = (List<Map<String, Object>>) plan.json().get("violations");
    return violations.stream()
        .map(violation -> "\"" + violation.get("confirm") + "\"")
        .collect(Collectors.joining(",", asked + ",\"confirm\":[", "]}"));
  }

  private Answer change(String verb, String template, String path, String json)
      throws IOException, SQLException {
    long before = records();
    Answer answer = call(verb, path, json);
    assertThat(answer.status()).as(verb + path + answer.body()).isBetween(200, 204);
    recorded(verb, template, before);
    return answer;
  }

  /** The record is there when the answer is: it is part of the same transaction. */
  private void recorded(String verb, String template, long before) throws SQLException {
    String route = verb + " /api/v1/" + template;
    assertThat(records()).as(route).isGreaterThan(before);
    tried.add(route);
  }

  private static long records() throws SQLException {
    try (var database = portal.database();
        var sql = database.createStatement();
        var rows = sql.executeQuery("select count(*) from audit_record where actor <> 'system'")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void ended(Answer accepted) {
    String path = "operations/" + accepted.json().get("id");
    Eventually.until("the operation ended", () -> look(path).get("endedAt") != null);
  }

  private static Map<String, Object> look(String path) {
    try {
      return call("GET", path, null).json();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer call(String verb, String path, String json) throws IOException {
    if (path.startsWith("invitations")) {
      return portal.call("nora", verb, "/api/v1/" + path, json);
    }
    if (path.startsWith("help-requests")
        || verb.equals("POST") && path.endsWith("/help-requests")) {
      return portal.call("hugo", verb, "/api/v1/" + path, json);
    }
    boolean tenants =
        path.startsWith("tenants/acme/")
            && !path.matches(".*(members|organization/retries|suspension|own-name|offboarding.*)");
    return portal.call(
        tenants || path.startsWith("operations") ? "olga" : "ada", verb, "/api/v1/" + path, json);
  }

  private static byte[] qcow2() {
    return ByteBuffer.allocate(4096)
        .putInt(0, 0x514649fb)
        .putInt(4, 3)
        .putLong(24, 64L << 20)
        .array();
  }
}
