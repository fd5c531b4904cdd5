package org.patchbay.catalogue.entity.document;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbay.catalogue.entity.Blueprint;
import org.patchbay.catalogue.entity.BlueprintNode;
import org.patchbay.catalogue.entity.yaml.Entry;
import org.patchbay.catalogue.entity.yaml.Scalar;

/** Reads {@code blueprints/<name>.yaml}. */
final class BlueprintReader {
  private static final String PER_ROLE = "each-required-role";

  private BlueprintReader() {}

  static Blueprint read(Entry entry) {
    entry
        .speaks("title", "description")
        .only("blueprint", "title", "description", "basis", "versions", "nodes");
    Scalar name = entry.scalar("blueprint");
    if (!entry.file().equals("blueprints/" + name.code() + ".yaml")) {
      name.problem("file-name", name.value());
    }
    if (entry.entries("nodes").isEmpty()) {
      entry.problem("nodes", "missing", "nodes");
    }
    return new Blueprint(
        name.value(),
        entry.text("title"),
        entry.text("description"),
        entry.scalar("basis").basis(),
        values(entry, "versions"),
        entry.entries("nodes").stream().map(BlueprintReader::node).toList());
  }

  static Set<String> values(Entry entry, String key) {
    return entry.scalars(key).stream().map(Scalar::value).collect(Collectors.toSet());
  }

  private static BlueprintNode node(Entry entry) {
    entry.only("name", "count", "each", "roles", "rolesWhereOffered", "rest");
    boolean each = entry.optional("each").map(BlueprintReader::perRole).orElse(false);
    boolean rest = entry.optional("rest").map(Scalar::flag).orElse(false);
    List<String> roles = codes(entry, "roles");
    List<String> offered = codes(entry, "rolesWhereOffered");
    if (each == (rest || !roles.isEmpty() || !offered.isEmpty())) {
      entry.problem("name", "each-or-roles");
    }
    return new BlueprintNode(
        entry.text("name"),
        entry.optional("count").map(count -> count.number(1, 200)).orElse(1),
        roles,
        offered,
        rest,
        each);
  }

  private static boolean perRole(Scalar each) {
    if (!each.value().equals(PER_ROLE)) {
      each.problem("not-one-of", each.value(), PER_ROLE);
    }
    return true;
  }

  private static List<String> codes(Entry entry, String key) {
    return entry.scalars(key).stream().map(Scalar::code).toList();
  }
}
