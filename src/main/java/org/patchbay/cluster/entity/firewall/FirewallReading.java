package org.patchbay.cluster.entity.firewall;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.cluster.entity.firewall.FirewallRule.Kind;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;

/** Reads rules within limits, and says everything that is wrong with them beside its field. */
public final class FirewallReading {
  private final FirewallLimits limits;
  private final List<FieldProblem> problems = new ArrayList<>();

  private FirewallReading(FirewallLimits limits) {
    this.limits = limits;
  }

  /** Throws {@code INVALID_INPUT} with every wrong field. */
  public static FirewallRules read(List<RawRule> raw, boolean listed, FirewallLimits limits) {
    return new FirewallReading(limits).read(raw, listed);
  }

  private FirewallRules read(List<RawRule> raw, boolean listed) {
    if (raw.size() > limits.rules()) {
      throw Fault.invalid("rules", "cluster.firewall.many", limits.rules(), raw.size());
    }
    int peers = raw.stream().mapToInt(rule -> rule.peers().size()).sum();
    if (peers > limits.peers()) {
      throw Fault.invalid("rules", "cluster.firewall.peers.many", limits.peers(), peers);
    }
    List<FirewallRule> read = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      String prefix = "rules[" + i + "].";
      Optional<FirewallRule> rule = RuleReading.read(raw.get(i), limits, prefix, problems);
      rule.ifPresent(found -> conflicts(read, found, prefix));
      rule.ifPresent(read::add);
    }
    Fault.refuse(problems);
    return new FirewallRules(read, listed);
  }

  /** Two rules must not say different things about one port. */
  private void conflicts(List<FirewallRule> before, FirewallRule rule, String prefix) {
    for (int i = 0; i < before.size(); i++) {
      FirewallRule other = before.get(i);
      if (rule.port().overlaps(other.port()) && contradict(rule, other)) {
        problems.add(
            new FieldProblem(prefix + "ports", "cluster.firewall.conflict", List.of(i + 1)));
      }
    }
  }

  private static boolean contradict(FirewallRule one, FirewallRule other) {
    if (one.kind() == Kind.OUT || other.kind() == Kind.OUT) {
      return one.kind() == other.kind() && one.port().equals(other.port());
    }
    return one.kind().takes() || other.kind().takes() || one.port().equals(other.port());
  }
}
