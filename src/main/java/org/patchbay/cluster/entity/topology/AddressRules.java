package org.patchbay.cluster.entity.topology;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** N6: whose addresses and segments they are. */
final class AddressRules {
  private final ClusterDraft draft;
  private final Surroundings around;
  private final Findings findings;
  private final Map<InetAddress, String> holders = new HashMap<>();

  AddressRules(ClusterDraft draft, Surroundings around, Findings findings) {
    this.draft = draft;
    this.around = around;
    this.findings = findings;
  }

  void check() {
    for (DraftNode node : draft.nodes()) {
      node.addresses().forEach(address -> unique(node, address));
      node.privateNet().ifPresent(net -> ownRange(node, net));
    }
  }

  private void unique(DraftNode node, InetAddress address) {
    String holder = holders.putIfAbsent(address, node.name());
    if (holder != null) {
      found(".twice", node, address.getHostAddress(), holder);
    } else if (around.taken().contains(address)) {
      found(".taken", node, address.getHostAddress());
    }
  }

  private void ownRange(DraftNode node, Attachment net) {
    for (InetAddress address : net.addresses()) {
      boolean own = around.privateRanges().stream().anyMatch(range -> range.contains(address));
      if (!own && !around.privateRanges().isEmpty()) {
        found(".range", node, address.getHostAddress());
      }
    }
    net.segment().stream()
        .filter(id -> !around.segments().isEmpty() && !around.segments().contains(id))
        .forEach(id -> found(".segment", node, String.valueOf(id)));
  }

  private void found(String variant, DraftNode node, String what) {
    found(variant, node, what, "");
  }

  private void found(String variant, DraftNode node, String what, String other) {
    findings.add(Rule.N6, variant, Level.E, node.name(), Rule.N6.basis(), node.name(), what, other);
  }
}
