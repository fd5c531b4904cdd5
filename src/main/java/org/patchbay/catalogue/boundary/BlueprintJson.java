package org.patchbay.catalogue.boundary;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.patchbay.catalogue.entity.Blueprint;
import org.patchbay.catalogue.entity.BlueprintNode;

/**
 * A cluster's shape as the API tells it.
 *
 * @param versions that it is meant for; empty: all
 */
public record BlueprintJson(
    String name,
    String title,
    String description,
    String basis,
    Set<String> versions,
    List<NodeJson> nodes) {

  /**
   * One entry; it stands for {@code count} nodes, or for {@code count} nodes a role.
   *
   * @param rolesWhereOffered added in the versions that have them
   * @param rest whether it takes the required roles that no entry names
   */
  public record NodeJson(
      String pattern,
      int count,
      List<String> roles,
      List<String> rolesWhereOffered,
      boolean rest,
      boolean perRequiredRole) {
    static NodeJson of(BlueprintNode node) {
      return new NodeJson(
          node.pattern(),
          node.count(),
          node.roles(),
          node.rolesWhereOffered(),
          node.rest(),
          node.perRequiredRole());
    }
  }

  static BlueprintJson of(Blueprint blueprint) {
    return new BlueprintJson(
        blueprint.name(),
        blueprint.title(),
        blueprint.description(),
        blueprint.basis().mark(),
        new TreeSet<>(blueprint.versions()),
        blueprint.nodes().stream().map(NodeJson::of).toList());
  }
}
