package org.patchbay.cluster.entity.topology;

import java.util.List;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.hypervisor.entity.StorageClass;

/** S1 and S2: shared files and fast disks. */
final class StorageRules {
  private final ClusterDraft draft;
  private final VersionCatalogue catalogue;
  private final Findings findings;

  StorageRules(ClusterDraft draft, VersionCatalogue catalogue, Findings findings) {
    this.draft = draft;
    this.catalogue = catalogue;
    this.findings = findings;
  }

  void check() {
    for (RoleSpec role : catalogue.roles().values()) {
      List<DraftNode> members = draft.having(role.code());
      if (role.storage().sharedWhenSeveral()
          && members.size() > 1
          && draft.sharedStorage().isEmpty()) {
        findings.add(Rule.S1, role.code(), role.storage().basis(), role.name(), members.size());
      }
      if (role.storage().disk() == StorageClass.SSD) {
        members.forEach(node -> fast(node, role));
      }
    }
  }

  /** As long as nobody said what the pool is there is nothing to warn of. */
  private void fast(DraftNode node, RoleSpec role) {
    node.disk()
        .filter(disk -> disk != StorageClass.SSD && disk != StorageClass.LOCAL)
        .ifPresent(
            disk ->
                findings.add(
                    Rule.S2, node.name(), role.storage().basis(), node.name(), role.name()));
  }
}
