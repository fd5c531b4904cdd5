package org.patchbay.cluster.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbay.catalogue.entity.DraftedNode;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.firewall.FirewallLimits;
import org.patchbay.cluster.entity.firewall.FirewallRules;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;

/** Rules of their own that nodes are asked for with. */
final class NodeFirewalls {
  private NodeFirewalls() {}

  /**
   * Those that can be read.
   *
   * @param field of the node, as {@code nodes[2]}
   * @param problems gets what is wrong with them
   */
  static Optional<FirewallRules> read(
      WantedNode node, FirewallLimits limits, String field, List<FieldProblem> problems) {
    if (node.firewall() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(node.firewall().read(limits));
    } catch (Fault fault) {
      fault.problems().stream().map(one -> one.under(field + ".firewall.")).forEach(problems::add);
      return Optional.empty();
    }
  }

  /** Of nodes that were judged, by the names that they get. */
  static Map<String, FirewallRules> of(
      List<WantedNode> wanted, List<DraftedNode> drafted, FirewallLimits limits) {
    Map<String, FirewallRules> found = new HashMap<>();
    for (int i = 0; i < wanted.size() && i < drafted.size(); i++) {
      if (wanted.get(i).firewall() != null) {
        found.put(drafted.get(i).name(), wanted.get(i).firewall().read(limits));
      }
    }
    return found;
  }
}
