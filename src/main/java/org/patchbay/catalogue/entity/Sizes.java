package org.patchbay.catalogue.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The named sizes, and how a node's size follows from its roles: memory and disk add up, because
 * every role uses its own all the time; processors are shared, because roles seldom peak together,
 * so a node has half of their sum, and never fewer than its largest role. All of it our proposal.
 *
 * @param byName in the file's order
 * @param headroom how many times its size a node can grow without a restart, at least 1
 */
public record Sizes(Map<String, NamedSize> byName, double headroom, Basis headroomBasis) {
  /** The size that every configuration has: the role's own proposal. */
  public static final String PROPOSED = "proposed";

  public Sizes {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  /** The names that the choice uses and nobody knows. */
  public Set<String> unknown(SizeChoice choice) {
    Set<String> names = new LinkedHashSet<>(choice.byRole().values());
    names.add(choice.fallback());
    names.removeAll(byName.keySet());
    return names;
  }

  /**
   * The size of a node with these roles.
   *
   * @throws IllegalArgumentException where the choice names an unknown size; see {@link #unknown}
   */
  public NodeSize of(Collection<RoleSpec> roles, SizeChoice choice) {
    return withHeadroom(combine(shares(roles, choice)));
  }

  public NodeSize withHeadroom(Size size) {
    Size most = size.times(headroom);
    return new NodeSize(size, most.vcpus(), most.memoryMiB());
  }

  private List<Size> shares(Collection<RoleSpec> roles, SizeChoice choice) {
    List<Size> shares = new ArrayList<>();
    Set<NamedSize> counted = new LinkedHashSet<>();
    for (RoleSpec role : roles) {
      NamedSize named = named(choice.of(role.code()));
      if (named instanceof NamedSize.Scaled scaled) {
        shares.add(role.size().times(scaled.factor()));
      } else if (named instanceof NamedSize.Fixed fixed && counted.add(fixed)) {
        shares.add(fixed.size());
      }
    }
    return shares;
  }

  private NamedSize named(String name) {
    NamedSize found = byName.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no such size: " + name);
    }
    return found;
  }

  private static Size combine(List<Size> shares) {
    int largest = shares.stream().mapToInt(Size::vcpus).max().orElse(1);
    int sum = shares.stream().mapToInt(Size::vcpus).sum();
    return new Size(
        Math.max(largest, (sum + 1) / 2),
        Math.max(1, shares.stream().mapToLong(Size::memoryMiB).sum()),
        Math.max(1, shares.stream().mapToLong(Size::diskGiB).sum()));
  }
}
