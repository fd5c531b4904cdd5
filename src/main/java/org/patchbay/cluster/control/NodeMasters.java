package org.patchbay.cluster.control;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.cluster.control.NodeChoices.Asked;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.fault.entity.FieldProblem;

/** Who is the master of a role that has one: who is asked for, or else the first with the role. */
final class NodeMasters {
  private final List<WantedNode> wanted;
  private final Asked asked;
  private final Map<String, Integer> masters = new HashMap<>();

  NodeMasters(List<WantedNode> wanted, Asked asked) {
    this.wanted = wanted;
    this.asked = asked;
  }

  /** What is wrong with those that are asked for. */
  void check(List<FieldProblem> wrong) {
    for (int i = 0; i < wanted.size(); i++) {
      WantedNode node = wanted.get(i);
      for (String role : node.masterOf() == null ? Set.<String>of() : Set.copyOf(node.masterOf())) {
        String key = problem(i, role);
        if (key != null) {
          wrong.add(new FieldProblem(asked.at(i, "masterOf"), key, List.of(role)));
        }
      }
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (asked.masters() && wanted.get(i).masterOf() == null) {
        first(i);
      }
    }
  }

  private void first(int index) {
    mastered(wanted.get(index)).forEach(role -> masters.putIfAbsent(role, index));
  }

  private String problem(int index, String role) {
    if (!asked.masters()) {
      return "cluster.node.master.later";
    }
    if (!mastered(wanted.get(index)).contains(role)) {
      return "cluster.node.master.none";
    }
    return masters.putIfAbsent(role, index) == null ? null : "cluster.node.master.twice";
  }

  private Set<String> mastered(WantedNode node) {
    Set<String> known = new HashSet<>(node.roles());
    known.removeIf(role -> asked.version().role(role).isEmpty());
    return asked.version().specs(List.copyOf(known)).stream()
        .filter(RoleSpec::hasMaster)
        .map(RoleSpec::code)
        .collect(Collectors.toSet());
  }

  /** Roles whose master the node at that place is to be. */
  Set<String> of(int index) {
    return masters.entrySet().stream()
        .filter(entry -> entry.getValue() == index)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
