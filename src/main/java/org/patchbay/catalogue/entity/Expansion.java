package org.patchbay.catalogue.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a blueprint's nodes for one version. */
public final class Expansion {
  private final Blueprint blueprint;
  private final VersionCatalogue version;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Set<String> mastered = new HashSet<>();

  private Expansion(Blueprint blueprint, VersionCatalogue version) {
    this.blueprint = blueprint;
    this.version = version;
  }

  /**
   * The nodes in the blueprint's order; of each role that has a master, the first is it.
   *
   * @throws IllegalArgumentException where the choice names a size that nobody knows
   */
  public static List<DraftedNode> of(
      Blueprint blueprint,
      VersionCatalogue version,
      String clusterName,
      Sizes sizes,
      SizeChoice choice) {
    return new Expansion(blueprint, version)
        .named(clusterName).stream().map(node -> node.sized(version, sizes, choice)).toList();
  }

  /** The names that the nodes would have; the readers check them before anybody uses them. */
  static List<PlannedName> names(
      Blueprint blueprint, VersionCatalogue version, String clusterName) {
    return new Expansion(blueprint, version)
        .named(clusterName).stream()
            .map(node -> new PlannedName(blueprint.nodes().indexOf(node.entry()), node.name()))
            .toList();
  }

  /** The roles that the version requires and no node of the blueprint has. */
  static Set<String> missing(Blueprint blueprint, VersionCatalogue version) {
    Set<String> missing = new LinkedHashSet<>();
    version.requiredRoles().forEach(role -> missing.add(role.code()));
    new Expansion(blueprint, version).named("c").forEach(node -> missing.removeAll(node.roles()));
    return missing;
  }

  private List<Named> named(String cluster) {
    List<Named> nodes = new ArrayList<>();
    for (BlueprintNode entry : blueprint.nodes()) {
      for (List<String> roles : roleSets(entry)) {
        for (int i = 0; i < entry.count(); i++) {
          nodes.add(next(entry, cluster, roles));
        }
      }
    }
    return nodes;
  }

  private List<List<String>> roleSets(BlueprintNode entry) {
    if (entry.perRequiredRole()) {
      return version.requiredRoles().stream().map(role -> List.of(role.code())).toList();
    }
    Set<String> roles = new LinkedHashSet<>(entry.roles());
    entry.rolesWhereOffered().stream().filter(version.roles()::containsKey).forEach(roles::add);
    if (entry.rest()) {
      roles.addAll(unnamed());
    }
    return List.of(List.copyOf(roles));
  }

  private Set<String> unnamed() {
    Set<String> rest = new LinkedHashSet<>();
    version.requiredRoles().forEach(role -> rest.add(role.code()));
    blueprint.nodes().forEach(entry -> rest.removeAll(entry.roles()));
    blueprint.nodes().forEach(entry -> rest.removeAll(entry.rolesWhereOffered()));
    return rest;
  }

  private Named next(BlueprintNode entry, String cluster, List<String> roles) {
    String role = roles.isEmpty() ? "node" : roles.get(0);
    int number = numbers.merge(entry.nodeName(cluster, role, 0), 1, Integer::sum);
    Set<String> masterOf = new LinkedHashSet<>();
    for (RoleSpec spec : version.specs(roles)) {
      if (spec.hasMaster() && mastered.add(spec.code())) {
        masterOf.add(spec.code());
      }
    }
    return new Named(entry, entry.nodeName(cluster, role, number), roles, masterOf);
  }

  private record Named(BlueprintNode entry, String name, List<String> roles, Set<String> masterOf) {
    DraftedNode sized(VersionCatalogue version, Sizes sizes, SizeChoice choice) {
      NodeSize size = sizes.of(version.specs(roles), choice);
      return new DraftedNode(name, roles, size, masterOf, version.needsPublic(roles));
    }
  }
}
