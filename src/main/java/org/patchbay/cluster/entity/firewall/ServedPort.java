package org.patchbay.cluster.entity.firewall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.patchbay.catalogue.entity.PortSpec;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.cluster.entity.firewall.FirewallLine.Verdict;
import org.patchbay.cluster.entity.firewall.FirewallRule.Kind;
import org.patchbay.hypervisor.entity.AddressBlock;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.hypervisor.entity.OpenPort.Protocol;

/** A port range that a role serves to customers, and what rules leave of it. */
record ServedPort(RoleSpec role, PortSpec spec) {
  private OpenPort range() {
    return new OpenPort(
        Protocol.valueOf(spec.transport().name()), spec.first(), spec.last(), List.of());
  }

  /** Pieces of the range in order: those that a rule takes from, and those between. */
  List<FirewallLine> lines(FirewallRules rules) {
    List<FirewallLine> lines = new ArrayList<>();
    int next = spec.first();
    for (int i : taking(rules)) {
      FirewallRule rule = rules.rules().get(i);
      int first = Math.max(rule.first(), next);
      int last = Math.min(rule.last(), spec.last());
      if (first > next) {
        lines.add(open(next, first - 1));
      }
      if (first <= last) {
        lines.add(taken(first, last, rule, i));
        next = last + 1;
      }
    }
    if (next <= spec.last()) {
      lines.add(open(next, spec.last()));
    }
    return lines;
  }

  private List<Integer> taking(FirewallRules rules) {
    List<FirewallRule> all = rules.rules();
    return IntStream.range(0, all.size())
        .filter(i -> all.get(i).kind().takes() && all.get(i).port().overlaps(range()))
        .boxed()
        .sorted(Comparator.comparing(i -> all.get(i).first()))
        .toList();
  }

  private FirewallLine open(int first, int last) {
    return line(Verdict.OPEN, first, last, List.of(), OptionalInt.empty());
  }

  private FirewallLine taken(int first, int last, FirewallRule rule, int number) {
    Verdict verdict = rule.kind() == Kind.CLOSE ? Verdict.CLOSED : Verdict.NARROWED;
    return line(verdict, first, last, rule.blocks(), OptionalInt.of(number));
  }

  private FirewallLine line(
      Verdict verdict, int first, int last, List<AddressBlock> peers, OptionalInt rule) {
    return new FirewallLine(
        verdict,
        new OpenPort(range().protocol(), first, last, peers),
        spec.name(),
        Optional.of(role.code()),
        Optional.of(spec.basis()),
        rule);
  }
}
