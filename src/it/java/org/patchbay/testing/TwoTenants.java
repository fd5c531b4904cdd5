package org.patchbay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.testing.GivenPortal.Answer;

/**
 * Two tenants that have one of everything each: olga owns acme, gina globex. What belongs to
 * persons belongs to olga, nora and hugo, and to gina, nick and hanna.
 */
public final class TwoTenants {
  /** What a request can name that has an owner. */
  public enum Thing {
    CLUSTER,
    NODE,
    CONTAINER,
    SEGMENT,
    ADDRESS,
    /** An address that was given back. */
    RESTING,
    NETWORK,
    TOKEN,
    INVITATION,
    /** One that a person was sent. */
    OWN_INVITATION,
    MEMBER,
    /** One that a tenant made. */
    ROLE,
    QUOTA_REQUEST,
    HELP_REQUEST,
    CONSENT,
    OPERATION,
    SESSION,
    SNAPSHOT
  }

  /** Somebody else's, and one that there is not, spelled in the same way. */
  public record Strange(String foreign, String absent) {}

  /** A thing of one's own, and what is not one's own. */
  public record Named(String own, List<Strange> strange) {}

  /** Tables in which rows come and go by themselves. */
  private static final String OF_THE_ENGINE =
      "'node_health', 'health_change', 'isolation_check', 'operation_step', 'scheduled_tasks'";

  private static final String ABSENT = new UUID(7, 7).toString();
  private final GivenPortal portal;
  private final Map<Thing, Named> things = new EnumMap<>(Thing.class);

  private TwoTenants(GivenPortal portal) {
    this.portal = portal;
  }

  public static TwoTenants in(GivenPortal portal) throws Exception {
    var world = new TwoTenants(portal);
    world.platform();
    world.clusters();
    world.networks();
    world.people();
    world.help();
    world.sessions();
    return world;
  }

  public Named named(Thing thing) {
    return things.get(thing);
  }

  private void platform() throws Exception {
    made(
        "ada",
        "tenants",
        "{'slug':'acme','name':'Acme','members':{'olga':'OWNER','vera':'VIEWER'}}");
    made(
        "ada",
        "tenants",
        "{'slug':'globex','name':'Globex','members':{'gina':'OWNER','gabi':'VIEWER'}}");
    for (int i = 1; i <= 6; i++) {
      String host =
          "{'name':'h%d','uri':'simulated://two/h%1$d?boot=PT1S','pool':'patchbay',"
              + "'segmentBridge':'br-tenant'}";
      made("ada", "hosts", host.formatted(i));
    }
    made("ada", "images", "{'name':'lab','os':'patchbay-lab','osVersion':'1'}");
    byte[] image =
        ByteBuffer.allocate(4096).putInt(0, 0x514649fb).putInt(4, 3).putLong(24, 64 << 20).array();
    assertThat(portal.upload("ada", "/api/v1/images/lab/content", image).status()).isEqualTo(200);
    for (String range : List.of("public 198.51.100", "theirs 192.0.2")) {
      String[] words = range.split(" ");
      String network =
          "{'name':'%s','bridge':'br-%1$s','pools':[{'cidr':'%s.0/24','gateway':'%2$s.1',"
              + "'first':'%2$s.10','last':'%2$s.60'}]}";
      made("ada", "networks/public", network.formatted((Object[]) words));
    }
    String allowed =
        "{'pools':[{'cidr':'192.0.2.0/24','gateway':'192.0.2.1','first':'192.0.2.10',"
            + "'last':'192.0.2.60'}],'allowed':['globex']}";
    assertThat(call("ada", "PUT", "networks/public/theirs", allowed).status()).isEqualTo(200);
    call("ada", "PUT", "networks/segments", "{'first':100,'last':199}");
    Object theirs = call("ada", "GET", "networks/public/theirs", null).json().get("id");
    is(Thing.NETWORK, "public", "theirs", "nowhere", theirs);
  }

  private void is(Thing thing, Object own, Object foreign, String absent, Object id) {
    List<Strange> strange = new ArrayList<>();
    if (absent != null) {
      strange.add(new Strange(foreign.toString(), absent));
    }
    if (id != null) {
      strange.add(new Strange(id.toString(), id instanceof Number ? "9999" : ABSENT));
    }
    things.put(thing, new Named(own.toString(), strange));
  }

  private void clusters() throws IOException {
    Object own = cluster("olga", "acme", "voice");
    Object foreign = cluster("gina", "globex", "far");
    is(Thing.OPERATION, own, null, null, foreign);
    String far = "tenants/globex/clusters/far";
    is(Thing.CLUSTER, "voice", "far", "gone", call("gina", "GET", far, null).json().get("id"));
    Object node = call("gina", "GET", far + "/nodes/far-all-1", null).json().get("id");
    is(Thing.NODE, "voice-all-1", "far-all-1", "gone-all-1", node);
    String container = "tenants/globex/containers/far-all-1";
    Object id = call("gina", "GET", container, null).json().get("id");
    is(Thing.CONTAINER, "voice-all-1", "far-all-1", "gone-all-1", id);
    Object kept = snapshot("olga", "tenants/acme/containers/voice-all-1/snapshots");
    is(Thing.SNAPSHOT, kept, null, null, snapshot("gina", container + "/snapshots"));
  }

  private Object snapshot(String owner, String snapshots) throws IOException {
    Answer taken = call(owner, "POST", snapshots, "{'note':'before the update'}");
    assertThat(taken.status()).as(taken.body()).isEqualTo(202);
    ended(owner, taken);
    return call(owner, "GET", snapshots, null).items().get(0).get("id");
  }

  /** The operation that made it. */
  private Object cluster(String owner, String tenant, String name) throws IOException {
    String asked = "{'name':'" + name + "','version':'5.7','blueprint':'single'";
    String clusters = "tenants/" + tenant + "/clusters";
    Answer plan = call(owner, "POST", clusters + "/plan", asked + "}");
    String confirmed = asked + ",'confirm':[" + confirmations(plan) + "]}";
    Answer made = call(owner, "POST", clusters, confirmed);
    assertThat(made.status()).as(made.body()).isEqualTo(202);
    ended(owner, made);
    return made.json().get("id");
  }

  /** All that a plan wants to have confirmed, as strings of JSON. */
  public static String confirmations(Answer plan) {
    return ((List<?>) plan.json().get("violations"))
        .stream()
            .map(violation -> "'" + ((Map<?, ?>) violation).get("confirm") + "'")
            .collect(Collectors.joining(","));
  }

  /** Waits until what was accepted is done. */
  public void ended(String person, Answer accepted) {
    String path = "operations/" + accepted.json().get("id");
    Eventually.until(
        "the operation ended",
        () -> {
          try {
            return call(person, "GET", path, null).json().get("endedAt") != null;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void networks() throws IOException {
    Answer own = made("olga", "tenants/acme/addresses", "{'network':'public'}");
    Answer far = made("gina", "tenants/globex/addresses", "{'network':'public'}");
    Object address = far.json().get("address");
    is(Thing.ADDRESS, own.json().get("address"), address, "198.51.100.59", far.json().get("id"));
    String rests = rests("olga", "acme");
    var foreign = new Strange(rests("gina", "globex"), "198.51.100.59");
    var held = new Strange(address.toString(), "198.51.100.59");
    things.put(Thing.RESTING, new Named(rests, List.of(foreign, held)));
    made("olga", "tenants/acme/segments", "{'name':'spare'}");
    Answer segment = made("gina", "tenants/globex/segments", "{'name':'remote'}");
    is(Thing.SEGMENT, "spare", "remote", "absent", segment.json().get("id"));
  }

  private String rests(String owner, String tenant) throws IOException {
    String list = "tenants/" + tenant + "/addresses";
    String address = made(owner, list, "{'network':'public'}").json().get("address").toString();
    assertThat(call(owner, "DELETE", list + "/" + address, null).status()).isEqualTo(204);
    return address;
  }

  private void people() throws IOException {
    is(Thing.MEMBER, "vera", "gabi", "nobody", null);
    is(
        Thing.TOKEN,
        id(made("olga", "tenants/acme/tokens", "{'name':'ci','role':'VIEWER'}"), "token"),
        null,
        null,
        id(made("gina", "tenants/globex/tokens", "{'name':'ci','role':'VIEWER'}"), "token"));
    String role = "{'name':'night','permissions':['POWER']}";
    pair(Thing.ROLE, "roles", role, role);
    String wanted = "{'quota':'vcpus','wanted':300,'reason':'we grow'}";
    pair(Thing.QUOTA_REQUEST, "quota-requests", wanted, wanted);
    pair(
        Thing.INVITATION,
        "invitations",
        "{'mail':'ned@patchbay.test','role':'VIEWER'}",
        "{'mail':'nick@patchbay.test','role':'VIEWER'}");
    pair(
        Thing.OWN_INVITATION,
        "invitations",
        "{'mail':'nora@patchbay.test','role':'VIEWER'}",
        "{'mail':'norbert@patchbay.test','role':'VIEWER'}");
    String standing = "{'deeds':['POWER'],'minutes':60}";
    pair(Thing.CONSENT, "standing-consents", standing, standing);
  }

  private static Object id(Answer made, String within) {
    return ((Map<?, ?>) made.json().get(within)).get("id");
  }

  private void pair(Thing thing, String list, String own, String foreign) throws IOException {
    Object ours = made("olga", "tenants/acme/" + list, own).json().get("id");
    Object theirs = made("gina", "tenants/globex/" + list, foreign).json().get("id");
    is(thing, ours, null, null, theirs);
  }

  private void help() throws IOException {
    String wish = "{'deeds':['CONSOLE'],'minutes':60,'reason':'no calls'}";
    Object own = made("hugo", "tenants/acme/help-requests", wish).json().get("id");
    Object theirs = made("hanna", "tenants/globex/help-requests", wish).json().get("id");
    is(Thing.HELP_REQUEST, own, null, null, theirs);
  }

  private void sessions() throws IOException {
    is(Thing.SESSION, session("olga"), null, null, session("gina"));
  }

  private Object session(String person) throws IOException {
    portal.browser(person);
    return call(person, "GET", "me/sessions", null).items().get(0).get("id");
  }

  private Answer made(String person, String path, String json) throws IOException {
    Answer answer = call(person, "POST", path, json);
    assertThat(answer.status()).as(path + answer.body()).isEqualTo(201);
    return answer;
  }

  /** A call of the API; the path from the API's root on, the JSON with single quotes. */
  public Answer call(String person, String verb, String path, String json) throws IOException {
    return portal.call(
        person, verb, "/api/v1/" + path, json == null ? null : json.replace('\'', '"'));
  }

  /**
   * How many rows each tenant has in each table, and how much was done by people: what a refused
   * request leaves as it is.
   */
  public List<String> state() throws SQLException {
    List<String> state = new ArrayList<>();
    try (var database = portal.database();
        var sql = database.createStatement()) {
      try (var rows = sql.executeQuery(counting(sql))) {
        while (rows.next()) {
          state.add(rows.getString(1));
        }
      }
    }
    return state;
  }

  private static String counting(Statement sql) throws SQLException {
    List<String> counts = new ArrayList<>();
    counts.add("select 'done by people ' || count(*) from audit_record where actor <> 'system'");
    try (var tables =
        sql.executeQuery(
            "select table_name from information_schema.columns join pg_tables on tablename ="
                + " table_name where column_name = 'tenant_id' and table_schema = 'public' and"
                + " table_name not in ('audit_record', "
                + OF_THE_ENGINE
                + ") order by 1")) {
      while (tables.next()) {
        counts.add(
            "select '%1$s ' || tenant_id || ' ' || count(*) from %1$s group by tenant_id"
                .formatted(tables.getString(1)));
      }
    }
    return String.join(" union all ", counts) + " order by 1";
  }
}
