package org.patchbay.identity;

import static java.util.Map.entry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.identity.NamingBodies.Naming;
import org.patchbay.testing.TwoTenants.Thing;

/** Good forms of the pages; NAME stands where a name is put. */
final class NamingForms {
  private static final String T = "/t/{tenant}";
  private static final String CHANGE = T + "/change/{cluster}";
  private static final String CONTAINER = T + "/containers/{container}";
  private static final String ADDRESS = T + "/networks/addresses/{address}";
  private static final String MOVE = T + "/node-move/{cluster}/{node}";
  private static final String NODES = T + "/new-cluster-nodes";
  private static final String FIREWALL = T + "/clusters/{cluster}/nodes/{node}/firewall";
  private static final List<String> ROLES =
      List.of("http", "sip", "pbx", "ic", "wk", "que", "sql", "dd");

  /** What is agreed to, whatever a plan warns of: nothing is refused for want of that. */
  private static final String AGREED =
      Stream.concat(
              ROLES.stream().map("R7:"::concat),
              Stream.of("voice", "lined", "netted", "lain", "nested", "pinned", "drawn")
                  .flatMap(name -> Stream.of("N4:", "STOP:").map(what -> what + name + "-all-1")))
          .map(code -> "&confirm=" + encoded(code))
          .collect(Collectors.joining());

  private static final String TINY =
      ROLES.stream()
          .map(role -> "sizes." + role + "=tiny")
          .collect(Collectors.joining("&", "blueprint=single&", ""));

  private static final List<Naming> SHAPED =
      List.of(
          naming("ClusterForm.segment", cluster("lined", TINY + "&segment=NAME")),
          naming("ClusterForm.network", cluster("netted", TINY + "&network=NAME")));

  private static final List<Naming> PUT =
      List.of(
          naming("NodesForm.segment", cluster("lain", node("lain") + "&segment=NAME")),
          naming("NodesForm.network", cluster("nested", node("nested") + "&network=NAME")),
          naming("NodesForm.*outside", cluster("pinned", node("pinned") + "&node.0.outside=NAME")));

  private static final List<Naming> CHANGES =
      Stream.of(
              naming("ChangeForm.rolesOf", "rolesOf=NAME&roles.NAME=http&roles.NAME=sip"),
              naming("ChangeForm.resize.", "resize.NAME=double"),
              naming("ChangeForm.promote.", "promote.sql=NAME&add.sip=1"),
              naming("ChangeForm.remove", "remove=NAME&" + each("together")),
              naming("ChangeForm.address.", "add.sip=1&address.sip=NAME"),
              naming("ChangeForm.togetherAddress", "together=sip&togetherAddress=NAME"))
          .map(naming -> naming(naming.field(), naming.text() + AGREED))
          .toList();

  private static final List<Naming> DOCUMENTS =
      List.of(
          document(Thing.SEGMENT, "segment: NAME\n", ""),
          document(Thing.NETWORK, "network: NAME\n", ""),
          document(Thing.ADDRESS, "", "  address: NAME\n"));

  private static final List<Naming> MOVES =
      List.of(naming("NodeMovePages.container", "container=NAME" + AGREED));

  private static final String HELP = "cluster=NAME&deeds=POWER&minutes=60&reason=no+calls";

  static final Map<String, List<Naming>> NAMING =
      Map.ofEntries(
          entry("GET " + T + "/new-cluster", SHAPED),
          entry("POST " + T + "/new-cluster/preview", SHAPED),
          entry("POST " + T + "/new-cluster", SHAPED),
          entry("POST " + NODES + "/draft", PUT),
          entry("POST " + NODES + "/preview", PUT),
          entry("POST " + NODES, PUT),
          entry("POST " + T + "/new-cluster-document/preview", DOCUMENTS),
          entry("POST " + T + "/new-cluster-document", DOCUMENTS),
          entry("POST " + CHANGE + "/preview", CHANGES),
          entry("POST " + CHANGE, CHANGES),
          entry("POST " + MOVE + "/preview", MOVES),
          entry("POST " + MOVE, MOVES),
          entry("POST " + ADDRESS + "/container", one("form container", "container=NAME" + AGREED)),
          entry("POST " + T + "/networks", one("form network", "network=NAME/4&note=spare")),
          entry("POST " + T + "/help", one("HelpForm.cluster", HELP)),
          entry(
              "POST " + T + "/helpdesk/requests/{request}",
              one("HelpForm.cluster", HELP.replace("POWER", "CONSOLE") + "&verdict=grant")),
          entry("POST " + T + "/helpdesk/standing", one("HelpForm.cluster", HELP)),
          entry(
              "POST " + T + "/members/invitations",
              one("form role", "mail=nils%40patchbay.test&role=NAME")),
          entry("POST " + T + "/members/people/{member}/role", one("form role", "role=NAME")),
          entry("POST " + T + "/tokens", one("form role", "name=cd&role=NAME&days=9")),
          entry("POST " + T + "/tokens/destroying", one("form role", "name=ce&role=NAME&days=9")));

  /** Of forms that name nothing but in their address. */
  static final Map<String, String> OTHERS =
      Map.ofEntries(
          entry("POST " + T + "/caps/{cluster}", "vcpus=500"),
          entry("POST " + T + "/cluster-start/{cluster}", AGREED.substring(1)),
          entry("POST " + T + "/cluster-stop/{cluster}", AGREED.substring(1)),
          entry("POST " + T + "/declarations/{cluster}", "extensions=7"),
          entry("POST " + T + "/gates/{cluster}/{node}", "decision=SKIP&reason=it+is+late"),
          entry("POST " + FIREWALL, "outgoing=LISTED"),
          entry("POST " + FIREWALL + "/preview", "outgoing=LISTED"),
          entry("POST " + CONTAINER + "/power", "state=ON" + AGREED),
          entry("POST " + CONTAINER + "/size", size()),
          entry("POST " + CONTAINER + "/size/plan", size()),
          entry("POST " + CONTAINER + "/host", AGREED.substring(1)),
          entry("POST " + CONTAINER + "/host/plan", ""),
          entry("POST " + CONTAINER + "/snapshots", "note=before"),
          entry(
              "POST " + CONTAINER + "/snapshots/{snapshot}/restore",
              "confirm=DATA%3Avoice-all-1" + AGREED),
          entry("POST " + ADDRESS + "/words", "note=spare"),
          entry("POST " + T + "/networks/segments/{segment}", "name=spare&reserved="),
          entry("POST " + T + "/roles/{role}", "name=night&permissions=POWER"),
          entry("POST " + T + "/roles/{role}/deletion", "confirm=night"),
          entry("POST " + T + "/members/people/{member}/removal", "confirm=vera"),
          entry("POST " + T + "/tokens/{token}/revocation", "confirm=ci"),
          entry("POST " + T + "/retirement/{cluster}", "confirm=voice"));

  private NamingForms() {}

  private static Naming naming(String field, String text) {
    return new Naming(field, FormsTable.FIELDS.get(field), text);
  }

  private static List<Naming> one(String field, String text) {
    return List.of(naming(field, text));
  }

  private static String cluster(String name, String how) {
    return "name=" + name + "&version=5.7&" + how + AGREED;
  }

  private static String node(String cluster) {
    return "node.0.name=" + cluster + "-all-1&node.0.size=tiny&" + each("node.0.roles");
  }

  private static String each(String field) {
    return ROLES.stream().map(role -> field + "=" + role).collect(Collectors.joining("&"));
  }

  private static Naming document(Thing thing, String ofCluster, String ofNode) {
    String text =
        "cluster: drawn\nversion: '5.7'\n"
            + ofCluster
            + "nodes:\n- name: drawn-all-1\n  roles: [http, sip, pbx, ic, wk, que, sql, dd]\n"
            + ofNode;
    return new Naming("DocumentPages.document", thing, "document=" + encoded(text) + AGREED);
  }

  private static String size() {
    return "vcpus=8&maxVcpus=8&memoryMiB=16384&maxMemoryMiB=16384&diskGiB=900&restart=now" + AGREED;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
