package org.patchbay.cluster.boundary;

import java.util.List;
import org.patchbay.cluster.entity.firewall.FirewallRule;
import org.patchbay.cluster.entity.firewall.RawRule;

/**
 * A rule of a node's own.
 *
 * @param kind {@code NARROW}: ports of a role are open to peers only; {@code CLOSE}: ports of a
 *     role are closed; {@code OPEN}: ports are open that no role serves; {@code OUT}: may be
 *     reached from the node, where not everything may
 * @param protocol {@code TCP} or {@code UDP}
 * @param ports {@code 5060} or {@code 10000-20000}
 * @param peers addresses and ranges; null or empty: everybody
 * @param note what it is for, one line
 */
public record FirewallRuleJson(
    String kind, String protocol, String ports, List<String> peers, String note) {
  static FirewallRuleJson of(FirewallRule rule) {
    return new FirewallRuleJson(
        rule.kind().name(), rule.protocol().name(), rule.ports(), rule.peerTexts(), rule.note());
  }

  RawRule raw() {
    return new RawRule(kind, protocol, ports, peers, note);
  }
}
