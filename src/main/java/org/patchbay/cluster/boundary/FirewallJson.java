package org.patchbay.cluster.boundary;

import java.util.List;
import org.patchbay.catalogue.entity.Basis;
import org.patchbay.cluster.entity.firewall.Firewall;
import org.patchbay.cluster.entity.firewall.FirewallLine;
import org.patchbay.cluster.entity.firewall.FirewallLine.Verdict;
import org.patchbay.cluster.entity.firewall.FirewallRules;

/**
 * What passes a node's public interface, and why. Answers to what passes do as well, and all else
 * is closed.
 *
 * @param outgoing {@code ALL}, or {@code LISTED}: only lines of the verdict {@code OUT}
 * @param rules the node's own
 * @param lines what follows from its roles and its rules
 * @param idle numbers of rules, from 0, that change nothing since no role serves such ports
 */
public record FirewallJson(
    String outgoing, List<FirewallRuleJson> rules, List<LineJson> lines, List<Integer> idle) {
  /**
   * One line.
   *
   * @param peers whom it is open to; empty: everybody
   * @param reason what is served there, or what the rule is for
   * @param role whose port it is; null when it is a rule's
   * @param basis of the role's port; null when it is a rule's
   * @param rule number of the rule, from 0, that made it so; null when none did
   */
  public record LineJson(
      Verdict verdict,
      String protocol,
      String ports,
      List<String> peers,
      String reason,
      String role,
      Basis basis,
      Integer rule) {
    static LineJson of(FirewallLine line) {
      return new LineJson(
          line.verdict(),
          line.port().protocol().name(),
          line.ports(),
          line.peers(),
          line.reason(),
          line.role().orElse(null),
          line.basis().orElse(null),
          line.rule().isPresent() ? line.rule().getAsInt() : null);
    }
  }

  static FirewallJson of(FirewallRules rules, Firewall firewall) {
    FirewallInput wish = FirewallInput.of(rules);
    return new FirewallJson(
        wish.outgoing(),
        wish.rules(),
        firewall.lines().stream().map(LineJson::of).toList(),
        firewall.idle());
  }
}
