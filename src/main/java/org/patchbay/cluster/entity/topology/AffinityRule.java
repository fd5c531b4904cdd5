package org.patchbay.cluster.entity.topology;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
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
    Map<UUID, List<DraftNode>> byHost = new TreeMap<>();
    for (DraftNode node : draft.having(role.code())) {
      node.hosts().forEach(host -> byHost.computeIfAbsent(host, h -> new ArrayList<>()).add(node));
    }
    byHost.values().stream()
        .filter(there -> there.size() > 1)
        .distinct()
        .forEach(t -> together(role, t));
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
