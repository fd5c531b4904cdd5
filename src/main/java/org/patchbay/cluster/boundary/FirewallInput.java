package org.patchbay.cluster.boundary;

import java.util.List;
import org.patchbay.cluster.entity.firewall.FirewallLimits;
import org.patchbay.cluster.entity.firewall.FirewallReading;
import org.patchbay.cluster.entity.firewall.FirewallRules;
import org.patchbay.cluster.entity.firewall.RawRule;
import org.patchbay.fault.entity.Fault;

/**
 * All that is wished of a node's firewall besides what its roles open.
 *
 * @param outgoing {@code ALL}, or {@code LISTED}: only what rules of the kind {@code OUT} name;
 *     null: {@code ALL}
 * @param rules none when null
 */
public record FirewallInput(String outgoing, List<FirewallRuleJson> rules) {
  static FirewallInput of(FirewallRules rules) {
    return new FirewallInput(
        rules.listed() ? "LISTED" : "ALL",
        rules.rules().stream().map(FirewallRuleJson::of).toList());
  }

  /** {@code INVALID_INPUT} with every wrong field. */
  FirewallRules read(FirewallLimits limits) {
    if (outgoing != null && !outgoing.equals("ALL") && !outgoing.equals("LISTED")) {
      throw Fault.invalid("outgoing", "cluster.firewall.outgoing.unknown");
    }
    List<RawRule> raw =
        rules == null
            ? List.of()
            : rules.stream()
                .map(rule -> rule == null ? new RawRule("", "", "", null, "") : rule.raw())
                .toList();
    return FirewallReading.read(raw, "LISTED".equals(outgoing), limits);
  }
}
