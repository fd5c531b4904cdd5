package org.patchbay.catalogue.entity.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.catalogue.entity.Distribution;
import org.patchbay.catalogue.entity.RetiredRole;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.catalogue.entity.yaml.Entry;
import org.patchbay.catalogue.entity.yaml.Scalar;

/** Reads {@code roles/voipnow-<version>.yaml}. */
final class VersionReader {
  private VersionReader() {}

  static VersionCatalogue read(Entry entry) {
    entry.speaks("title").only("version", "title", "distributions", "retired", "roles");
    Scalar version = entry.scalar("version");
    if (!entry.file().equals("roles/voipnow-" + version.value() + ".yaml")) {
      version.problem("file-name", version.value());
    }
    return new VersionCatalogue(
        version.value(), entry.text("title"), roles(entry), retired(entry), distributions(entry));
  }

  private static Map<String, RoleSpec> roles(Entry entry) {
    Map<String, RoleSpec> roles = new LinkedHashMap<>();
    for (Entry item : entry.entries("roles")) {
      RoleSpec role = RoleReader.read(item);
      if (roles.put(role.code(), role) != null) {
        item.problem("code", "twice", role.code());
      }
    }
    if (roles.isEmpty()) {
      entry.problem("roles", "missing", "roles");
    }
    return roles;
  }

  private static List<RetiredRole> retired(Entry entry) {
    return entry.entries("retired").stream().map(VersionReader::retiredRole).toList();
  }

  private static RetiredRole retiredRole(Entry entry) {
    entry.only("code", "name", "since", "basis");
    return new RetiredRole(
        entry.scalar("code").code(),
        entry.text("name"),
        entry.optional("since").map(Scalar::value),
        entry.scalar("basis").basis());
  }

  private static List<Distribution> distributions(Entry entry) {
    List<Distribution> list =
        entry.entries("distributions").stream().map(VersionReader::distribution).toList();
    if (list.isEmpty()) {
      entry.problem("distributions", "missing", "distributions");
    }
    return list;
  }

  private static Distribution distribution(Entry entry) {
    entry.speaks("title").only("os", "title", "version", "from", "arch", "lab", "basis");
    return new Distribution(
        entry.scalar("os").code(),
        entry.text("title"),
        entry.optional("version").map(Scalar::value),
        entry.optional("from").map(Scalar::value),
        entry.text("arch"),
        entry.optional("lab").map(Scalar::flag).orElse(false),
        entry.scalar("basis").basis());
  }
}
