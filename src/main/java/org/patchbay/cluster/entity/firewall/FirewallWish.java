package org.patchbay.cluster.entity.firewall;

import java.util.List;

/**
 * What somebody wrote of a node's firewall, besides what its roles open; nothing of it was read.
 *
 * @param listed only what is listed may be reached from the node
 */
public record FirewallWish(boolean listed, List<RawRule> rules) {
  public FirewallWish {
    rules = List.copyOf(rules);
  }

  /** Rules that are in force, as somebody would write them; null where there are none. */
  public static FirewallWish of(FirewallRules rules) {
    return rules.equals(FirewallRules.NONE)
        ? null
        : new FirewallWish(rules.listed(), rules.rules().stream().map(RawRule::of).toList());
  }

  /** Throws {@code INVALID_INPUT} with every wrong field. */
  public FirewallRules read(FirewallLimits limits) {
    return FirewallReading.read(rules, listed, limits);
  }
}
