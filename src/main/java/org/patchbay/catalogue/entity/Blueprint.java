package org.patchbay.catalogue.entity;

import java.util.List;
import java.util.Set;

/**
 * A shape that a cluster can be given.
 *
 * @param versions the versions it is meant for; empty: all
 */
public record Blueprint(
    String name,
    String title,
    String description,
    Basis basis,
    Set<String> versions,
    List<BlueprintNode> nodes) {
  public Blueprint {
    versions = Set.copyOf(versions);
    nodes = List.copyOf(nodes);
  }

  public boolean servesVersion(String version) {
    return versions.isEmpty() || versions.contains(version);
  }
}
