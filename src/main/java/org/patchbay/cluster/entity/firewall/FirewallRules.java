package org.patchbay.cluster.entity.firewall;

import java.util.List;

/**
 * All that a tenant wishes of a node's firewall, besides what its roles open.
 *
 * @param listed only what is listed may be reached from the node
 */
public record FirewallRules(List<FirewallRule> rules, boolean listed) {
  /** As the roles make it. */
  public static final FirewallRules NONE = new FirewallRules(List.of(), false);

  public FirewallRules {
    rules = List.copyOf(rules);
  }

  /** Of rules as they are written. */
  public static FirewallRules read(List<String> written, boolean listed) {
    return new FirewallRules(written.stream().map(FirewallRule::read).toList(), listed);
  }

  /** A line each. */
  public List<String> written() {
    return rules.stream().map(FirewallRule::write).toList();
  }

  List<FirewallRule> of(FirewallRule.Kind kind) {
    return rules.stream().filter(rule -> rule.kind() == kind).toList();
  }
}
