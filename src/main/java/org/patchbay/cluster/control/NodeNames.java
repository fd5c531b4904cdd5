package org.patchbay.cluster.control;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.patchbay.cluster.control.NodeChoices.Asked;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.tenant.entity.NameKind;
import org.patchbay.tenant.entity.Names;

/** Names of nodes that are asked for: a given one must be free, the others get the first free. */
final class NodeNames {
  private final List<WantedNode> wanted;
  private final Asked asked;
  private final Set<String> taken;

  /**
   * @param held names that other containers of the tenant have
   */
  NodeNames(List<WantedNode> wanted, Asked asked, Set<String> held) {
    this.wanted = wanted;
    this.asked = asked;
    this.taken = new HashSet<>(asked.taken());
    taken.addAll(held);
  }

  /** What is wrong with the given ones; from now on they are taken. */
  void check(List<FieldProblem> wrong) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < wanted.size(); i++) {
      String name = wanted.get(i).name();
      if (name != null) {
        check(name, asked.at(i, "name"), seen, wrong);
      }
    }
    taken.addAll(seen);
  }

  private void check(String name, String field, Set<String> seen, List<FieldProblem> wrong) {
    List<FieldProblem> malformed = Names.check(NameKind.CONTAINER, field, name);
    wrong.addAll(malformed);
    if (!seen.add(name)) {
      wrong.add(new FieldProblem(field, "cluster.node.twice", List.of(name)));
    } else if (malformed.isEmpty() && taken.contains(name)) {
      wrong.add(new FieldProblem(field, "cluster.node.taken", List.of(name)));
    }
  }

  /** Its own, or the first number that nobody has. */
  String of(WantedNode node) {
    if (node.name() != null) {
      return node.name();
    }
    String stem = asked.cluster() + "-" + node.roles().get(0) + "-";
    int number = 1;
    while (!taken.add(stem + number)) {
      number++;
    }
    return stem + number;
  }
}
