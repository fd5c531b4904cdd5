package org.patchbay.catalogue.entity.document;

import java.util.Collection;
import java.util.Map;
import org.patchbay.catalogue.entity.Blueprint;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.catalogue.entity.yaml.Entry;
import org.patchbay.catalogue.entity.yaml.Scalar;

/** What the sizing help says of blueprints and roles, held against them. */
final class SizingChecks {
  private final Entry entry;
  private final Collection<VersionCatalogue> versions;
  private final Map<String, Blueprint> blueprints;

  SizingChecks(
      Entry entry, Collection<VersionCatalogue> versions, Map<String, Blueprint> blueprints) {
    this.entry = entry;
    this.versions = versions;
    this.blueprints = blueprints;
  }

  void check() {
    for (Entry shape : entry.entries("shapes")) {
      Scalar blueprint = shape.scalar("blueprint");
      if (!blueprints.containsKey(blueprint.value())) {
        blueprint.problem("unknown-blueprint", blueprint.value());
      }
    }
    for (VersionCatalogue version : versions) {
      if (entry.entries("shapes").stream().noneMatch(shape -> takesAll(shape, version))) {
        entry.problem("shapes", "no-shape", version.version());
      }
    }
    entry.entries("roles").forEach(this::role);
  }

  private boolean takesAll(Entry shape, VersionCatalogue version) {
    Blueprint blueprint = blueprints.get(shape.text("blueprint"));
    return !SizingReader.limited(shape)
        && blueprint != null
        && blueprint.servesVersion(version.version());
  }

  private void role(Entry item) {
    Scalar role = item.scalar("role");
    if (versions.stream().noneMatch(version -> version.role(role.value()).isPresent())) {
      role.problem("unknown-role-everywhere", role.value());
    }
    boolean out = item.text("grows").equals("out");
    if (out && versions.stream().flatMap(v -> v.role(role.value()).stream()).anyMatch(this::one)) {
      item.problem("grows", "grows-not-out", role.value());
    }
  }

  /** Further nodes of it are not allowed, or take no load off the first. */
  private boolean one(RoleSpec role) {
    return role.hasMaster() || role.count().max().isPresent();
  }
}
