package org.patchbay.cluster.entity.topology;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The errors that the domain's table names for an active cluster of 5.7, said once more by hand and
 * without the catalogue, so that a mistake in either shows.
 */
final class TopologyOracle {
  private static final Set<String> REQUIRED =
      Set.of("http", "sip", "pbx", "ic", "wk", "que", "sql", "dd");
  private static final Set<String> KNOWN =
      Set.of("http", "sip", "pbx", "ic", "wk", "que", "sql", "dd", "jabber");

  private TopologyOracle() {}

  static Set<Rule> errors(ClusterDraft draft) {
    Set<Rule> broken = new TreeSet<>();
    for (DraftNode node : draft.nodes()) {
      node(draft, node, broken);
    }
    for (String role : REQUIRED) {
      if (count(draft, role) == 0) {
        broken.add(Rule.R1);
      }
    }
    if (count(draft, "ic") > 1) {
      broken.add(Rule.R2);
    }
    if (count(draft, "sql") > 0 && masters(draft) != 1) {
      broken.add(Rule.R3);
    }
    boolean several = List.of("http", "pbx", "wk").stream().anyMatch(r -> count(draft, r) > 1);
    if (several && draft.sharedStorage().isEmpty()) {
      broken.add(Rule.S1);
    }
    return broken;
  }

  private static void node(ClusterDraft draft, DraftNode node, Set<Rule> broken) {
    List<String> roles = node.roles();
    if (node.privateNet().isEmpty()) {
      broken.add(Rule.N1);
      if (node.publicNet().isEmpty()) {
        broken.add(Rule.N5);
      }
    }
    if (node.publicNet().isEmpty()) {
      if (roles.contains("sip") || roles.contains("pbx")) {
        broken.add(Rule.N2);
      }
      if (roles.contains("http") && draft.loadBalancer().isEmpty()) {
        broken.add(Rule.N3);
      }
    }
    if (new HashSet<>(roles).size() < roles.size()) {
      broken.add(Rule.R6);
    }
    if (!KNOWN.containsAll(roles)) {
      broken.add(Rule.R4);
    }
  }

  private static long count(ClusterDraft draft, String role) {
    return draft.nodes().stream().filter(node -> node.roles().contains(role)).count();
  }

  private static long masters(ClusterDraft draft) {
    return draft.nodes().stream()
        .filter(node -> node.roles().contains("sql") && node.masterOf().contains("sql"))
        .count();
  }
}
