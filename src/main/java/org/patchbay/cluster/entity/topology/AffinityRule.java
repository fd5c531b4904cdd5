package org.patchbay.cluster.entity.topology;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.catalogue.entity.VersionCatalogue;

/** A1: members of the same role on different hosts. */
final class AffinityRule {
  private final ClusterDraft draft;
  private final VersionCatalogue catalogue;
  private final Findings findings;

  AffinityRule(ClusterDraft draft, VersionCatalogue catalogue, Findings findings) {
    this.draft = draft;
    this.catalogue = catalogue;
    this.findings = findings;
  }

  void check() {
    catalogue.roles().values().forEach(this::role);
  }

  private void role(RoleSpec role) {
    Map<UUID, List<DraftNode>> byHost =
        draft.having(role.code()).stream()
            .filter(node -> node.host().isPresent())
            .collect(groupingBy(node -> node.host().orElseThrow(), TreeMap::new, toList()));
    byHost.values().stream().filter(there -> there.size() > 1).forEach(t -> together(role, t));
  }

  private void together(RoleSpec role, List<DraftNode> there) {
    boolean master = there.stream().anyMatch(node -> node.masterOf().contains(role.code()));
    findings.add(
        Rule.A1,
        master ? ".master" : "",
        draft.strictAntiAffinity() ? Level.E : Level.W,
        role.code(),
        Rule.A1.basis(),
        role.name(),
        there.stream().map(DraftNode::name).sorted().collect(joining(", ")));
  }
}
