package org.patchbay.cluster.boundary;

import java.util.List;
import org.patchbay.cluster.boundary.FirewallJson.LineJson;
import org.patchbay.cluster.entity.firewall.Firewall;
import org.patchbay.cluster.entity.firewall.FirewallRules;

/**
 * What other rules would make of a node's firewall.
 *
 * @param opens lines that let through what is closed now
 * @param closes lines of now that would let nothing through any more
 */
public record FirewallPlanJson(FirewallJson firewall, List<LineJson> opens, List<LineJson> closes) {
  static FirewallPlanJson of(FirewallRules rules, Firewall after, Firewall now) {
    return new FirewallPlanJson(
        FirewallJson.of(rules, after),
        after.beyond(now).stream().map(LineJson::of).toList(),
        now.beyond(after).stream().map(LineJson::of).toList());
  }
}
