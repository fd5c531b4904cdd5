package org.patchbay.catalogue.entity.document;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.patchbay.catalogue.entity.Blueprint;
import org.patchbay.catalogue.entity.BlueprintNames;
import org.patchbay.catalogue.entity.PlannedName;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.catalogue.entity.yaml.Entry;
import org.patchbay.catalogue.entity.yaml.Scalar;

/** What a blueprint or a recipe says of versions and roles, held against the versions. */
final class CrossChecks {
  private final Entry entry;
  private final SortedMap<String, VersionCatalogue> versions;
  private final SortedMap<String, VersionCatalogue> sound;

  /**
   * @param versions all that have a file
   * @param sound those whose file is right
   */
  CrossChecks(
      Entry entry,
      SortedMap<String, VersionCatalogue> versions,
      SortedMap<String, VersionCatalogue> sound) {
    this.entry = entry;
    this.versions = versions;
    this.sound = sound;
  }

  void versionsExist() {
    for (Scalar version : entry.scalars("versions")) {
      if (!versions.containsKey(version.value())) {
        version.problem("unknown-version", version.value());
      }
    }
  }

  void blueprint(Blueprint blueprint) {
    List<VersionCatalogue> served =
        sound.values().stream().filter(v -> blueprint.servesVersion(v.version())).toList();
    int before = entry.problems().count();
    for (Entry node : entry.entries("nodes")) {
      node.scalars("roles").forEach(role -> inEvery(role, served));
      node.scalars("rolesWhereOffered").forEach(this::inSome);
    }
    if (entry.problems().count() == before) {
      served.forEach(version -> shape(blueprint, version));
    }
  }

  void recipe() {
    entry.scalars("roles").forEach(this::inSome);
  }

  private void inEvery(Scalar role, List<VersionCatalogue> served) {
    for (VersionCatalogue version : served) {
      if (version.role(role.value()).isEmpty()) {
        role.problem("unknown-role", role.value(), version.version());
      }
    }
  }

  private void inSome(Scalar role) {
    boolean known = sound.values().stream().anyMatch(v -> v.role(role.value()).isPresent());
    if (!known && !sound.isEmpty()) {
      role.problem("unknown-role-everywhere", role.value());
    }
  }

  private void shape(Blueprint blueprint, VersionCatalogue version) {
    for (String role : BlueprintNames.missing(blueprint, version)) {
      entry.problem("nodes", "role-left-out", role, version.version());
    }
    List<Entry> nodes = entry.entries("nodes");
    Set<String> seen = new HashSet<>();
    for (PlannedName name : BlueprintNames.longest(blueprint, version)) {
      name(nodes.get(name.entry()), name.name(), seen.add(name.name()));
    }
  }

  private static void name(Entry node, String name, boolean first) {
    if (!BlueprintNames.valid(name)) {
      node.problem("name", "node-name", BlueprintNames.readable(name));
    } else if (!first) {
      node.problem("name", "node-name-twice", BlueprintNames.readable(name));
    }
  }
}
