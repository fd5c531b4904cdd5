package org.patchbay.cluster.entity.topology;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.patchbay.catalogue.entity.RetiredRole;
import org.patchbay.catalogue.entity.VersionCatalogue;

/** R4 and R6: which roles a node was given. */
final class AssignmentRules {
  private final ClusterDraft draft;
  private final VersionCatalogue catalogue;
  private final Findings findings;

  AssignmentRules(ClusterDraft draft, VersionCatalogue catalogue, Findings findings) {
    this.draft = draft;
    this.catalogue = catalogue;
    this.findings = findings;
  }

  void check() {
    draft.nodes().forEach(this::node);
  }

  private void node(DraftNode node) {
    Set<String> seen = new HashSet<>();
    Set<String> said = new HashSet<>();
    for (String role : node.roles()) {
      if (!seen.add(role)) {
        if (said.add(role)) {
          findings.add(Rule.R6, node.name(), Rule.R6.basis(), node.name(), role);
        }
      } else if (catalogue.role(role).isEmpty()) {
        absent(node, role);
      }
    }
  }

  private void absent(DraftNode node, String role) {
    Optional<RetiredRole> retired = catalogue.retired(role);
    String variant = retired.isEmpty() ? ".unknown" : since(retired).isEmpty() ? ".gone" : "";
    findings.add(
        Rule.R4,
        variant,
        Level.E,
        node.name(),
        retired.map(RetiredRole::basis).orElse(Rule.R4.basis()),
        node.name(),
        retired.map(RetiredRole::name).orElse(role),
        catalogue.version(),
        since(retired).orElse(""));
  }

  private static Optional<String> since(Optional<RetiredRole> retired) {
    return retired.flatMap(RetiredRole::since);
  }
}
