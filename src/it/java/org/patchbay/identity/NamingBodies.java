package org.patchbay.identity;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.testing.TwoTenants.Thing;

/** Good bodies of the API's changes; NAME stands where a name is put. */
final class NamingBodies {
  private static final String CLUSTER = "/api/v1/tenants/{tenant}/clusters/{cluster}";
  private static final String CONTAINER = "/api/v1/tenants/{tenant}/containers/{container}";
  private static final String NODE = CLUSTER + "/nodes/{node}";
  private static final String ALL = "'http','sip','pbx','ic','wk','que','sql','dd'";

  /** What is agreed to, whatever a plan warns of: nothing is refused for want of that. */
  private static final String AGREED =
      Stream.concat(
              Stream.of("http", "sip", "pbx", "ic", "wk", "que", "sql", "dd").map("R7:"::concat),
              Stream.of("voice", "lined", "netted", "pinned")
                  .flatMap(name -> Stream.of("N4:", "STOP:").map(what -> what + name + "-all-1")))
          .map(code -> "'" + code + "'")
          .collect(Collectors.joining(",", ",'confirm':[", "]"));

  /** A body that names something in one of its fields. */
  record Naming(String field, Thing thing, String text) {
    Naming(String field, String text) {
      this(field, NamesTable.FIELDS.get(field), text);
    }

    String of(String name) {
      return text.replace("NAME", name);
    }
  }

  private static final List<Naming> CLUSTERS =
      List.of(
          new Naming(
              "ClusterInput.segment", cluster("lined", "'blueprint':'single','segment':'NAME'")),
          new Naming(
              "ClusterInput.network", cluster("netted", "'blueprint':'single','network':'NAME'")),
          new Naming(
              "NodeInput.address",
              cluster("pinned", "'nodes':[{'roles':[" + ALL + "],'address':'NAME'}]")));

  private static final List<Naming> CHANGES =
      List.of(
          new Naming(
              "ChangeInput.roles key",
              "{'roles':{'NAME':['http','pbx','ic','wk','que','sql','dd']}}"),
          new Naming(
              "ChangeInput.sizes key",
              "{'sizes':{'NAME':{'figures':{'vcpus':8,'memoryMiB':16384,'diskGiB':900}}}}"),
          new Naming("ChangeInput.promote", "{'promote':{'sql':'NAME'},'add':[{'roles':['sip']}]}"),
          new Naming("ChangeInput.remove", "{'remove':['NAME'],'add':[{'roles':[" + ALL + "]}]}"),
          new Naming("NodeInput.address", "{'add':[{'roles':['sip'],'address':'NAME'}]}"));

  private static final Naming MOVE =
      new Naming("MoveInput.container", "{'container':'NAME'" + AGREED + "}");

  static final Map<String, List<Naming>> NAMING =
      Map.ofEntries(
          entry("POST /api/v1/tenants/{tenant}/clusters", CLUSTERS),
          entry("POST /api/v1/tenants/{tenant}/clusters/plan", CLUSTERS),
          entry("POST " + CLUSTER + "/changes", CHANGES),
          entry("POST " + CLUSTER + "/changes/plan", CHANGES),
          entry("POST " + NODE + "/container/plan", List.of(MOVE)),
          entry("PUT " + NODE + "/container", List.of(MOVE)),
          entry("POST /api/v1/tenants/{tenant}/cluster-documents", documents("written")),
          entry("POST /api/v1/tenants/{tenant}/cluster-documents/plan", documents("planned")),
          entry("PUT " + CLUSTER + "/document", documents("voice")),
          entry(
              "POST /api/v1/tenants/{tenant}/addresses",
              List.of(
                  new Naming("TakeInput.network", "{'network':'NAME'}"),
                  new Naming("TakeInput.address", "{'address':'NAME'}"))),
          entry(
              "PUT /api/v1/tenants/{tenant}/addresses/{address}/container",
              List.of(new Naming("PlugInput.container", "{'container':'NAME'" + AGREED + "}"))),
          entry(
              "POST /api/v1/tenants/{tenant}/help-requests",
              List.of(
                  new Naming(
                      "NewHelpRequest.cluster",
                      "{'cluster':'NAME','deeds':['POWER'],'minutes':60,'reason':'no calls'}"))),
          entry(
              "POST /api/v1/tenants/{tenant}/invitations",
              List.of(
                  new Naming("NewInvitation.role", "{'mail':'nils@patchbay.test','role':'NAME'}"))),
          entry(
              "PUT /api/v1/tenants/{tenant}/members",
              List.of(
                  new Naming("MembersView.members", "{'members':{'olga':'OWNER','vera':'NAME'}}"))),
          entry(
              "PUT /api/v1/tenants/{tenant}/members/{member}",
              List.of(new Naming("MemberRole.role", "{'role':'NAME'}"))),
          entry(
              "PUT /api/v1/tenants/{tenant}/help-requests/{request}/decision",
              List.of(new Naming("HelpAnswer.cluster", "{'granted':true,'cluster':'NAME'}"))),
          entry(
              "POST /api/v1/tenants/{tenant}/standing-consents",
              List.of(
                  new Naming(
                      "HelpScope.cluster", "{'cluster':'NAME','deeds':['POWER'],'minutes':60}"))));

  /** Of changes whose bodies name nothing. */
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          entry("PUT " + CLUSTER + "/caps", "{'vcpus':500}"),
          entry("PUT " + CLUSTER + "/power", "{'state':'ON'}"),
          entry("PUT " + CLUSTER + "/declarations", "{'extensions':7}"),
          entry("PUT " + NODE + "/gate", "{'decision':'SKIP','reason':'it is late'}"),
          entry("POST " + NODE + "/firewall/plan", "{'outgoing':'LISTED'}"),
          entry("PUT " + NODE + "/firewall", "{'outgoing':'LISTED'}"),
          entry("PUT " + CONTAINER + "/power", "{'state':'ON'}"),
          entry("POST " + CONTAINER + "/size/plan", "{'diskGiB':900}"),
          entry("PUT " + CONTAINER + "/size", "{'diskGiB':900}"),
          entry("POST " + CONTAINER + "/host/plan", "{}"),
          entry("PUT " + CONTAINER + "/host", "{}"),
          entry("POST " + CONTAINER + "/recovery", "{}"),
          entry("POST " + CONTAINER + "/snapshots", "{'note':'before'}"),
          entry("POST " + CONTAINER + "/snapshots/{snapshot}/restores", "{}"),
          entry("PUT /api/v1/tenants/{tenant}/addresses/{address}", "{'note':'spare'}"),
          entry(
              "PUT /api/v1/tenants/{tenant}/segments/{segment}", "{'name':'spare','reserved':[]}"),
          entry(
              "PUT /api/v1/tenants/{tenant}/roles/{role}",
              "{'name':'night','permissions':['POWER']}"));

  private NamingBodies() {}

  private static String cluster(String name, String how) {
    return "{'name':'" + name + "','version':'5.7'," + how + AGREED + "}";
  }

  private static List<Naming> documents(String name) {
    String start = "cluster: " + name + "\nversion: '5.7'\n";
    String node =
        "nodes:\n- name: " + name + "-all-1\n  roles: [http, sip, pbx, ic, wk, que, sql, dd]\n";
    return List.of(
        new Naming("String", Thing.SEGMENT, start + "segment: NAME\n" + node),
        new Naming("String", Thing.NETWORK, start + "network: NAME\n" + node),
        new Naming("String", Thing.ADDRESS, start + node + "  address: NAME\n"));
  }

  /** A good body; null where the route takes none. */
  static String good(String route) {
    return OTHERS.get(route);
  }
}
