package org.patchbay.catalogue.entity;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.patchbay.catalogue.entity.sizing.Sizing;

/**
 * Everything the configuration says about what can be built.
 *
 * @param versions by version, oldest first
 * @param blueprints by name
 */
public record Catalogue(
    SortedMap<String, VersionCatalogue> versions,
    SortedMap<String, Blueprint> blueprints,
    Sizes sizes,
    Sizing sizing,
    List<Recipe> recipes) {
  public Catalogue {
    SortedMap<String, VersionCatalogue> ordered = new TreeMap<>(Versions.ORDER);
    ordered.putAll(versions);
    versions = Collections.unmodifiableSortedMap(ordered);
    blueprints = Collections.unmodifiableSortedMap(new TreeMap<>(blueprints));
    recipes = List.copyOf(recipes);
  }

  public Optional<VersionCatalogue> version(String version) {
    return Optional.ofNullable(versions.get(version));
  }

  /** The blueprint, when it is meant for that version. */
  public Optional<Blueprint> blueprint(String name, String version) {
    return Optional.ofNullable(blueprints.get(name)).filter(found -> found.servesVersion(version));
  }

  public List<Blueprint> blueprintsFor(String version) {
    return blueprints.values().stream().filter(found -> found.servesVersion(version)).toList();
  }

  /** What installs a node with these roles on that system, in the order it is to be applied. */
  public List<Recipe> recipesFor(String version, String os, Collection<String> roles) {
    return recipes.stream().filter(recipe -> recipe.serves(version, os, roles)).toList();
  }
}
