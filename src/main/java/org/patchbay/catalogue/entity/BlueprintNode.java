package org.patchbay.catalogue.entity;

import java.util.List;

/**
 * One entry of a blueprint; it stands for {@code count} nodes, or for {@code count} nodes per role
 * where {@code perRequiredRole} is set.
 *
 * @param pattern of the names, with <code>{cluster}</code>, <code>{role}</code> and <code>{n}
 *     </code>
 * @param roles that every node of the entry has
 * @param rolesWhereOffered roles added in the versions that have them
 * @param rest the roles that the version requires and no entry names
 */
public record BlueprintNode(
    String pattern,
    int count,
    List<String> roles,
    List<String> rolesWhereOffered,
    boolean rest,
    boolean perRequiredRole) {
  public BlueprintNode {
    roles = List.copyOf(roles);
    rolesWhereOffered = List.copyOf(rolesWhereOffered);
  }

  String nodeName(String cluster, String role, int number) {
    return pattern
        .replace("{cluster}", cluster)
        .replace("{role}", role)
        .replace("{n}", Integer.toString(number));
  }
}
