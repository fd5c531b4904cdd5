package org.patchbay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The WAR on the lab's hosts, set up through its API as an administrator would, and used by olga,
 * the owner of tenant acme. Nobody needs Keycloak.
 */
public final class LabPortal implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROLES = "http sip pbx ic wk que sql dd";

  private final TestIssuer issuer;
  private final RunningPortal portal;

  private LabPortal(TestIssuer issuer, RunningPortal portal) {
    this.issuer = issuer;
    this.portal = portal;
  }

  /** Starts it and sets it up. */
  public static LabPortal start(Path folder, Map<String, String> settings)
      throws IOException, JOSEException {
    TestIssuer issuer = TestIssuer.start();
    var started = new LabPortal(issuer, RunningPortal.start(folder, issuer.url(), settings));
    started.setUp();
    return started;
  }

  private void setUp() throws IOException {
    ada(
        "POST",
        "tenants",
        Map.of("slug", "acme", "name", "Acme", "members", Map.of("olga", "OWNER")));
    for (String host : Lab.hosts()) {
      Map<String, String> wanted =
          Map.of(
              "name",
              host,
              "uri",
              Lab.tls(host).toString(),
              "machineType",
              Lab.machineType(),
              "pool",
              "patchbay",
              "segmentBridge",
              "br-tenant");
      ada("POST", "hosts", wanted);
    }
    Map<String, String> image =
        Map.of("name", "lab", "os", "patchbay-lab", "osVersion", "1", "arch", "x86_64");
    ada("POST", "images", image);
    byte[] bytes = Files.readAllBytes(Lab.image());
    json(portal.uploadWith(token("ada"), "images/lab/content", bytes));
    String stem = Lab.publicStem();
    Map<String, Object> pool =
        Map.of(
            "cidr", stem + ".0/24",
            "gateway", stem + ".1",
            "first", stem + ".220",
            "last", stem + ".239",
            "dns", List.of());
    ada(
        "POST",
        "networks/public",
        Map.of("name", "lab", "bridge", "br-public", "pools", List.of(pool)));
    ada("PUT", "networks/segments", Map.of("first", 310, "last", 319));
  }

  public RunningPortal process() {
    return portal;
  }

  /** Asks for a cluster of blueprint small, whatever warns; returns the operation's id. */
  public String make(String cluster) throws IOException {
    return make(cluster, "small");
  }

  /** The same of another blueprint. */
  public String make(String cluster, String blueprint) throws IOException {
    return make(cluster, blueprint, null);
  }

  /** The same with disks of that class, where one is named. */
  public String make(String cluster, String blueprint, String storage) throws IOException {
    var request = JSON.createObjectNode();
    if (storage != null) {
      request.put("storage", storage);
    }
    request.put("name", cluster).put("version", "5.7").put("blueprint", blueprint);
    var sizes = request.putObject("sizes");
    Stream.of(ROLES.split(" ")).forEach(role -> sizes.put(role, "tiny"));
    JsonNode plan = olga("POST", "clusters/plan", request);
    var confirm = request.putArray("confirm");
    plan.get("violations").forEach(violation -> confirm.add(violation.get("confirm")));
    return olga("POST", "clusters", request).get("id").asText();
  }

  /** The pool that all hosts have takes disks from now on. */
  public void share() throws IOException {
    for (String host : Lab.hosts()) {
      ada("PUT", "hosts/" + host + "/pools/" + Lab.sharedPool(), Map.of("storageClass", "SHARED"));
    }
  }

  /** What taking a container to another host would mean. */
  public JsonNode planContainerMove(String container) throws IOException {
    return olga("POST", "containers/" + container + "/host/plan", JSON.createObjectNode());
  }

  /** Returns the operation's id. */
  public String retire(String cluster) throws IOException {
    return olga("DELETE", "clusters/" + cluster, null).get("id").asText();
  }

  /** Moves a node, whatever stops meanwhile; returns the operation's id. */
  public String moveNode(String cluster, String node, Map<String, String> where)
      throws IOException {
    String path = "clusters/" + cluster + "/nodes/" + node + "/container";
    ObjectNode wanted = JSON.valueToTree(where);
    JsonNode plan = olga("POST", path + "/plan", wanted);
    wanted.put("planId", plan.get("id").asText());
    var confirm = wanted.putArray("confirm");
    plan.get("violations").forEach(violation -> confirm.add(violation.get("confirm")));
    return olga("PUT", path, wanted).get("id").asText();
  }

  /** Takes a container to the host that fits best; returns the operation's id. */
  public String moveContainer(String container) throws IOException {
    String path = "containers/" + container + "/host";
    ObjectNode wanted = JSON.createObjectNode();
    JsonNode plan = olga("POST", path + "/plan", wanted);
    wanted.put("planId", plan.get("id").asText());
    wanted.set("confirm", plan.get("confirm"));
    return olga("PUT", path, wanted).get("id").asText();
  }

  /** Says of a host that it is lost, or found again. */
  public void lost(String host, boolean lost) throws IOException {
    ada("PUT", "hosts/" + host + "/lost", Map.of("lost", lost));
  }

  /** Has a container do without its lost host; returns the operation's id. */
  public String recover(String container) throws IOException {
    String path = "containers/" + container + "/recovery";
    ObjectNode wanted = JSON.createObjectNode();
    JsonNode plan = olga("GET", path, null);
    wanted.put("planId", plan.get("id").asText());
    wanted.set("confirm", plan.get("confirm"));
    return olga("POST", path, wanted).get("id").asText();
  }

  /** One that is free; returns the operation's id. */
  public String retireContainer(String container) throws IOException {
    return olga("DELETE", "containers/" + container, null).get("id").asText();
  }

  /** A public address of the tenant's own. */
  public JsonNode takeAddress() throws IOException {
    return olga("POST", "addresses", JSON.createObjectNode());
  }

  /** Plugs an address into a container, whatever the rules warn of; returns the operation's id. */
  public String plugAddress(String address, String container) throws IOException {
    ObjectNode wanted = JSON.createObjectNode().put("container", container);
    wanted.putArray("confirm").add("N4:" + container);
    return olga("PUT", "addresses/" + address + "/container", wanted).get("id").asText();
  }

  public JsonNode operation(String id) {
    return get("olga", "operations/" + id);
  }

  public int steps(String operation) {
    return operation(operation).get("steps").size();
  }

  /** Takes the wish of an operation back, and waits for its end. */
  public void cancel(String operation) throws IOException {
    json(portal.call(token("olga"), "DELETE", "operations/" + operation, null));
    awaitEnd(operation, "CANCELLED");
  }

  public void awaitSucceeded(String operation) {
    awaitEnd(operation, "SUCCEEDED");
  }

  private void awaitEnd(String operation, String state) {
    Eventually.until(
        "operation ended",
        () -> !operation(operation).get("endedAt").isNull(),
        () -> operation(operation));
    JsonNode ended = operation(operation);
    assertThat(ended.get("state").asText()).as(ended.toPrettyString()).isEqualTo(state);
  }

  public JsonNode host(String name) {
    return get("ada", "hosts/" + name);
  }

  /** The tenant's containers. */
  public List<JsonNode> containers() {
    return items(get("olga", "tenants/acme/containers"));
  }

  /** One with its addresses. */
  public JsonNode container(String id) {
    return get("olga", "tenants/acme/containers/" + id);
  }

  public JsonNode console(String container) {
    return get("olga", "tenants/acme/containers/" + container + "/console");
  }

  public JsonNode cluster(String name) {
    return get("olga", "tenants/acme/clusters/" + name);
  }

  /** One with its health. */
  public JsonNode node(String cluster, String name) {
    return get("olga", "tenants/acme/clusters/" + cluster + "/nodes/" + name);
  }

  /** Those of one cluster. */
  public List<JsonNode> containersOf(String cluster) {
    return containers().stream()
        .filter(container -> container.get("name").asText().startsWith(cluster + "-"))
        .toList();
  }

  private static List<JsonNode> items(JsonNode page) {
    return new ArrayList<>(StreamSupport.stream(page.get("items").spliterator(), false).toList());
  }

  private JsonNode olga(String method, String path, JsonNode body) throws IOException {
    String text = body == null ? null : body.toString();
    return json(portal.call(token("olga"), method, "tenants/acme/" + path, text));
  }

  private void ada(String method, String path, Map<String, ?> body) throws IOException {
    json(portal.call(token("ada"), method, path, JSON.writeValueAsString(body)));
  }

  private JsonNode get(String person, String path) {
    try {
      return json(portal.call(token(person), "GET", path, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode() / 100).as(answer.uri() + " " + answer.body()).isEqualTo(2);
    return JSON.readTree(answer.body());
  }

  private String token(String person) {
    boolean admin = person.equals("ada");
    var claims =
        issuer.claims(
            person,
            admin ? List.of("platform-admin") : List.of(),
            admin ? List.of() : List.of("acme"));
    return issuer.signed(TestIssuer.forTheApi(claims).build());
  }

  @Override
  public void close() {
    portal.close();
    issuer.close();
  }
}
