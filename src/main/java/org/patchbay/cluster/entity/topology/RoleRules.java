package org.patchbay.cluster.entity.topology;

import java.util.List;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.catalogue.entity.VersionCatalogue;

/** R1, R2, R3, R5: how often each role of the version stands in the cluster. */
final class RoleRules {
  private final ClusterDraft draft;
  private final VersionCatalogue catalogue;
  private final boolean activating;
  private final Findings findings;

  RoleRules(ClusterDraft draft, VersionCatalogue catalogue, boolean activating, Findings findings) {
    this.draft = draft;
    this.catalogue = catalogue;
    this.activating = activating;
    this.findings = findings;
  }

  void check() {
    catalogue.roles().values().forEach(role -> role(role, draft.having(role.code())));
  }

  private void role(RoleSpec role, List<DraftNode> members) {
    if (members.size() < role.count().min()) {
      Level level = activating ? Level.E : Level.W;
      findings.add(
          Rule.R1,
          "",
          level,
          role.code(),
          role.count().basis(),
          role.name(),
          members.size(),
          role.count().min());
    }
    if (role.count().tooMany(members.size())) {
      findings.add(
          Rule.R2,
          role.code(),
          role.count().basis(),
          role.name(),
          members.size(),
          role.count().max().getAsInt());
    }
    role.master().ifPresent(basis -> masters(role, members));
    role.lastExtension().ifPresent(last -> late(role, members, last));
  }

  private void masters(RoleSpec role, List<DraftNode> members) {
    long masters = members.stream().filter(node -> node.masterOf().contains(role.code())).count();
    if (!members.isEmpty() && masters != 1) {
      String variant = masters == 0 ? ".none" : ".several";
      findings.add(
          Rule.R3,
          variant,
          Level.E,
          role.code(),
          role.master().orElseThrow(),
          role.name(),
          masters);
    }
  }

  /** Only what is not there yet is too late: a bound node got its roles in time. */
  private void late(RoleSpec role, List<DraftNode> members, int last) {
    boolean settled = members.stream().anyMatch(node -> node.container().isPresent());
    if (draft.extensions().orElse(0) > last && !settled) {
      findings.add(
          Rule.R5, role.code(), Rule.R5.basis(), role.name(), last, draft.extensions().getAsInt());
    }
  }
}
