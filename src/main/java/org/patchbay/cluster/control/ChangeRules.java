package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.cluster.entity.topology.Change;
import org.patchbay.cluster.entity.topology.CheckOptions;
import org.patchbay.cluster.entity.topology.ClusterDraft;
import org.patchbay.cluster.entity.topology.DraftNode;
import org.patchbay.cluster.entity.topology.Topology;
import org.patchbay.cluster.entity.topology.Violation;

/** Puts a changed cluster before the rules. */
@ApplicationScoped
public class ChangeRules {
  /**
   * What the rules have against what comes out of the change. What they had against the cluster
   * before, word for word, is no reason to refuse a change or to ask again: it may be the first of
   * several steps that mend it.
   */
  List<Violation> check(ChosenChange change, List<PlannedContainer> arrivals) {
    Set<DraftNode> leaving =
        change.now().nodes().stream()
            .filter(node -> named(change.leaving(), node.name()))
            .collect(Collectors.toSet());
    ClusterDraft after = after(change, arrivals);
    var version = change.chosen().version();
    List<CheckOptions> looks = new ArrayList<>();
    if (!leaving.isEmpty()) {
      looks.add(CheckOptions.ACTIVATING.during(Change.of(Change.Kind.REMOVE, leaving)));
    }
    change.now().nodes().stream()
        .filter(node -> change.roles().containsKey(node.name()))
        .forEach(node -> looks.addAll(reassigned(node, change.roles().get(node.name()))));
    change.now().nodes().stream()
        .filter(node -> !change.roles().containsKey(node.name()) && change.restarts(node.name()))
        .forEach(node -> looks.add(away(node)));
    if (looks.isEmpty()) {
      looks.add(CheckOptions.ACTIVATING);
    }
    List<Violation> before = Topology.check(change.now(), version, CheckOptions.ACTIVATING);
    // What is lost for good is said before what is away while a node restarts.
    Map<String, Violation> found = new LinkedHashMap<>();
    looks.stream()
        .flatMap(options -> Topology.check(after, version, options).stream())
        .filter(violation -> !before.contains(violation))
        .forEach(violation -> found.putIfAbsent(violation.confirmation(), violation));
    return found.values().stream().sorted(Comparator.comparing(Violation::level)).toList();
  }

  /** Roles that a node loses are gone; while it restarts, so are the others. */
  private static List<CheckOptions> reassigned(DraftNode node, List<String> roles) {
    List<CheckOptions> looks = new ArrayList<>();
    node.roles().stream()
        .filter(role -> !roles.contains(role))
        .forEach(role -> looks.add(CheckOptions.ACTIVATING.during(Change.unassign(role, node))));
    looks.add(away(node));
    return looks;
  }

  private static CheckOptions away(DraftNode node) {
    return CheckOptions.ACTIVATING.during(Change.of(Change.Kind.STOP, Set.of(node)));
  }

  /** The cluster as it will stand, its nodes at work where they are now. */
  static ClusterDraft after(ChosenChange change, List<PlannedContainer> arrivals) {
    List<DraftNode> nodes = new ArrayList<>();
    change.now().nodes().stream()
        .filter(node -> !named(change.leaving(), node.name()))
        .map(node -> node.masterOf(masterOf(node, change.promote())))
        .map(node -> assigned(node, change))
        .forEach(nodes::add);
    arrivals.forEach(arrival -> nodes.add(Rules.node(change.chosen(), arrival)));
    return change.now().nodes(nodes);
  }

  private static DraftNode assigned(DraftNode node, ChosenChange change) {
    List<String> roles = change.roles().get(node.name());
    if (roles == null) {
      return node;
    }
    List<String> gained = roles.stream().filter(role -> !node.roles().contains(role)).toList();
    Set<String> masterOf = new HashSet<>(node.masterOf());
    masterOf.retainAll(roles);
    masterOf.addAll(
        RoleChoices.mastered(
            change.chosen().version(),
            gained,
            change.now().nodes().stream().map(DraftNode::masterOf).toList()));
    return node.roles(roles).masterOf(masterOf);
  }

  private static boolean named(List<Node> nodes, String name) {
    return nodes.stream().anyMatch(node -> node.name().equals(name));
  }

  private static Set<String> masterOf(DraftNode node, Map<String, Node> promote) {
    Set<String> masterOf = new HashSet<>(node.masterOf());
    promote.forEach(
        (role, to) -> {
          if (to.name().equals(node.name())) {
            masterOf.add(role);
          } else {
            masterOf.remove(role);
          }
        });
    return masterOf;
  }
}
