package org.patchbay.cluster.entity.topology;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.patchbay.catalogue.entity.Distribution;
import org.patchbay.catalogue.entity.VersionCatalogue;

/** P1 to P3: what a node stands on. */
final class PlatformRules {
  private final ClusterDraft draft;
  private final VersionCatalogue catalogue;
  private final Findings findings;
  private final Map<UUID, String> holders = new HashMap<>();

  PlatformRules(ClusterDraft draft, VersionCatalogue catalogue, Findings findings) {
    this.draft = draft;
    this.catalogue = catalogue;
    this.findings = findings;
  }

  void check() {
    draft.nodes().forEach(this::node);
  }

  private void node(DraftNode node) {
    if (catalogue.accepting(node.system()).isEmpty()) {
      findings.add(
          Rule.P1,
          node.name(),
          Rule.P1.basis(),
          node.name(),
          node.system().toString(),
          catalogue.version(),
          accepted());
    }
    node.version()
        .filter(version -> !version.equals(draft.version()))
        .ifPresent(
            version ->
                findings.add(
                    Rule.P2, node.name(), Rule.P2.basis(), node.name(), version, draft.version()));
    node.container().ifPresent(bond -> bond(node, bond));
    if (node.active() && node.container().filter(Bond::running).isEmpty()) {
      findings.add(
          Rule.P3, ".idle", Level.E, node.name(), Rule.P3.basis(), node.name(), node.name());
    }
  }

  private void bond(DraftNode node, Bond bond) {
    String holder = holders.putIfAbsent(bond.container(), node.name());
    if (holder != null) {
      findings.add(Rule.P3, ".twice", Level.E, node.name(), Rule.P3.basis(), node.name(), holder);
    }
  }

  private String accepted() {
    return catalogue.distributions().stream().map(Distribution::label).collect(joining(", "));
  }
}
