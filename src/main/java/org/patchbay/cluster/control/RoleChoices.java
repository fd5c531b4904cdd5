package org.patchbay.cluster.control;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.fault.entity.FieldProblem;

/** Reads which roles nodes that are there are to have. */
final class RoleChoices {
  private final ClusterEdit edit;
  private final VersionCatalogue version;
  private final List<Node> nodes;
  private final List<FieldProblem> problems;

  RoleChoices(
      ClusterEdit edit, VersionCatalogue version, List<Node> nodes, List<FieldProblem> problems) {
    this.edit = edit;
    this.version = version;
    this.nodes = nodes;
    this.problems = problems;
  }

  /** By name of a node, all of its roles to be; nodes whose roles stay are left out. */
  Map<String, List<String>> read() {
    Map<String, List<String>> found = new TreeMap<>();
    edit.roles()
        .forEach(
            (name, roles) ->
                nodes.stream()
                    .filter(node -> node.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                        node -> read(node, roles, found),
                        () -> problem(name, "cluster.change.node.unknown", name)));
    // One after the other, so that the others of a role go on serving.
    if (found.size() > 1 || !found.isEmpty() && others()) {
      problem(found.keySet().iterator().next(), "cluster.change.roles.alone");
    }
    return found;
  }

  private boolean others() {
    return !edit.add().isEmpty()
        || !edit.remove().isEmpty()
        || !edit.promote().isEmpty()
        || !edit.sizes().isEmpty();
  }

  private void read(Node node, Set<String> roles, Map<String, List<String>> found) {
    if (Set.copyOf(node.roles()).equals(roles)) {
      return;
    }
    if (roles.isEmpty()) {
      problem(node.name(), "cluster.change.roleless");
    }
    List<String> unknown = roles.stream().filter(role -> version.role(role).isEmpty()).toList();
    unknown.forEach(role -> problem(node.name(), "cluster.role.unknown", role));
    node.masterOf().stream()
        .filter(role -> !roles.contains(role) && held(role, node))
        .forEach(role -> problem(node.name(), "cluster.change.roles.master", role));
    found.put(node.name(), ordered(node, roles));
  }

  private boolean held(String role, Node but) {
    return nodes.stream().anyMatch(node -> node != but && node.roles().contains(role));
  }

  /** Those that stay keep their places: the first gives a recipe its say. */
  private static List<String> ordered(Node node, Set<String> roles) {
    Set<String> ordered = new LinkedHashSet<>(node.roles());
    ordered.retainAll(roles);
    ordered.addAll(roles);
    return new ArrayList<>(ordered);
  }

  /** Roles with a master that the node gets and that have none yet. */
  static Set<String> mastered(
      VersionCatalogue version, List<String> gained, List<Set<String>> masters) {
    Set<String> mastered = new LinkedHashSet<>();
    version.specs(gained).stream()
        .filter(RoleSpec::hasMaster)
        .map(RoleSpec::code)
        .filter(role -> masters.stream().noneMatch(held -> held.contains(role)))
        .forEach(mastered::add);
    return mastered;
  }

  private void problem(String node, String key, Object... parameters) {
    problems.add(new FieldProblem("roles." + node, key, List.of(parameters)));
  }
}
