package org.patchbay.cluster.entity.topology;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.catalogue.entity.VersionCatalogue;

/** R7: what stops working when nodes are stopped, moved or removed. */
final class LossRule {
  private final ClusterDraft draft;
  private final VersionCatalogue catalogue;
  private final Findings findings;

  LossRule(ClusterDraft draft, VersionCatalogue catalogue, Findings findings) {
    this.draft = draft;
    this.catalogue = catalogue;
    this.findings = findings;
  }

  void check(Change change) {
    for (RoleSpec role : catalogue.roles().values()) {
      Set<String> going =
          change.before().stream()
              .filter(node -> node.active() && change.touches(node, role.code()))
              .map(DraftNode::name)
              .collect(Collectors.toSet());
      if (!going.isEmpty() && lost(role, going, change)) {
        String names = going.stream().sorted().collect(Collectors.joining(", "));
        String variant = "." + change.kind().name().toLowerCase(Locale.ROOT);
        findings.add(
            Rule.R7,
            variant,
            Rule.R7.level(),
            role.code(),
            role.loss().basis(),
            names,
            role.name(),
            role.loss());
      }
    }
  }

  /** Slaves don't stand in for a master: while it is away, so is the role. */
  private boolean lost(RoleSpec role, Set<String> going, Change change) {
    return none(role, going) || change.before().stream().anyMatch(node -> masterGoes(node, role));
  }

  private boolean none(RoleSpec role, Set<String> going) {
    return draft.having(role.code()).stream()
        .noneMatch(node -> node.active() && !going.contains(node.name()));
  }

  /** A master that another node was promoted over in the same change is no loss. */
  private boolean masterGoes(DraftNode before, RoleSpec role) {
    return before.active()
        && before.masterOf().contains(role.code())
        && draft.nodes().stream()
            .noneMatch(
                node ->
                    !node.name().equals(before.name()) && node.masterOf().contains(role.code()));
  }
}
