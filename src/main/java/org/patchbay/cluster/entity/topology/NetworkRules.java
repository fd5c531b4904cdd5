package org.patchbay.cluster.entity.topology;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import org.patchbay.catalogue.entity.Need;
import org.patchbay.catalogue.entity.NetworkNeed;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.catalogue.entity.VersionCatalogue;

/** N1 to N5: which networks a node is on. */
final class NetworkRules {
  private static final int UNIQUE_LOCAL = 0xfc;

  private final ClusterDraft draft;
  private final VersionCatalogue catalogue;
  private final Findings findings;

  NetworkRules(ClusterDraft draft, VersionCatalogue catalogue, Findings findings) {
    this.draft = draft;
    this.catalogue = catalogue;
    this.findings = findings;
  }

  void check() {
    draft.nodes().forEach(this::node);
  }

  private void node(DraftNode node) {
    if (node.privateNet().isEmpty()) {
      findings.add(Rule.N1, node.name(), Rule.N1.basis(), node.name());
      if (node.publicNet().isEmpty()) {
        findings.add(Rule.N5, node.name(), Rule.N5.basis(), node.name());
      }
    }
    for (RoleSpec role : catalogue.specs(node.roles())) {
      outside(node, role, role.publicNetwork());
    }
  }

  private void outside(DraftNode node, RoleSpec role, NetworkNeed need) {
    boolean open = node.publicNet().isPresent();
    if (need.required() && !open && !need.unlessBalanced()) {
      findings.add(Rule.N2, node.name(), need.basis(), node.name(), role.name());
    } else if (need.required() && !open && !balanced()) {
      findings.add(Rule.N3, node.name(), need.basis(), node.name(), role.name());
    } else if (need.need() == Need.DISCOURAGED && open) {
      findings.add(Rule.N4, node.name(), need.basis(), node.name(), role.name());
    }
  }

  private boolean balanced() {
    Optional<InetAddress> front = draft.loadBalancer().map(LoadBalancer::address);
    return front.filter(NetworkRules::reachable).isPresent();
  }

  private static boolean reachable(InetAddress address) {
    boolean uniqueLocal =
        address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == UNIQUE_LOCAL;
    return !uniqueLocal
        && !address.isSiteLocalAddress()
        && !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress();
  }
}
