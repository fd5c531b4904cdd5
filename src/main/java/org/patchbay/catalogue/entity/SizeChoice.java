package org.patchbay.catalogue.entity;

import java.util.Map;

/**
 * Which named size each role gets.
 *
 * @param fallback for roles that {@code byRole} does not name
 * @param byRole size name by role code
 */
public record SizeChoice(String fallback, Map<String, String> byRole) {
  public static final SizeChoice PROPOSED = new SizeChoice(Sizes.PROPOSED, Map.of());

  public SizeChoice {
    byRole = Map.copyOf(byRole);
  }

  public static SizeChoice all(String name) {
    return new SizeChoice(name, Map.of());
  }

  public String of(String role) {
    return byRole.getOrDefault(role, fallback);
  }
}
