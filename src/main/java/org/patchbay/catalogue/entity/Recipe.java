package org.patchbay.catalogue.entity;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the software of a node gets installed.
 *
 * @param versions VoipNow versions it serves; empty: all
 * @param systems operating systems, as images name them
 * @param roles it serves; empty: all
 * @param complete false for a skeleton in which the provider still has to put commands
 * @param packages of the distribution, to be installed first
 * @param commands run once at first boot, each a program and its arguments
 * @param done what tells that the installation is over
 * @param timeLimit after which it counts as failed
 */
public record Recipe(
    String name,
    String title,
    Basis basis,
    Set<String> versions,
    Set<String> systems,
    Set<String> roles,
    boolean complete,
    List<String> packages,
    List<RecipeFile> files,
    List<List<RecipeText>> commands,
    Completion done,
    Duration timeLimit) {
  public Recipe {
    versions = Set.copyOf(versions);
    systems = Set.copyOf(systems);
    roles = Set.copyOf(roles);
    packages = List.copyOf(packages);
    files = List.copyOf(files);
    commands = commands.stream().map(List::copyOf).toList();
  }

  /**
   * What tells that an installation is over; all that is set must hold.
   *
   * @param agent the guest agent answers
   * @param probes the roles' probes succeed
   * @param file a file that exists in the guest when all went well
   */
  public record Completion(boolean agent, boolean probes, Optional<String> file) {}

  boolean serves(String version, String os, Collection<String> nodeRoles) {
    return (versions.isEmpty() || versions.contains(version))
        && systems.contains(os)
        && (roles.isEmpty() || nodeRoles.stream().anyMatch(roles::contains));
  }
}
