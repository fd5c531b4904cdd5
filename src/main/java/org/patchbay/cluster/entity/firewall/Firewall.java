package org.patchbay.cluster.entity.firewall;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.patchbay.catalogue.entity.PortSpec.Audience;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.entity.firewall.FirewallLine.Verdict;
import org.patchbay.cluster.entity.firewall.FirewallRule.Kind;
import org.patchbay.hypervisor.entity.Guard;
import org.patchbay.hypervisor.entity.OpenPort;

/**
 * What passes a node's public interface and why: what its roles serve to customers, less what its
 * tenant takes from that, and what its tenant opens. All else is closed. Pure.
 *
 * @param lines those of the roles in the catalogue's order, then the tenant's own
 * @param idle numbers of rules that take from what no role serves at present
 */
public record Firewall(List<FirewallLine> lines, boolean listed, List<Integer> idle) {
  public Firewall {
    lines = List.copyOf(lines);
    idle = List.copyOf(idle);
  }

  /** Derives it. */
  public static Firewall of(
      VersionCatalogue version, Collection<String> roles, FirewallRules rules) {
    List<FirewallLine> lines = new ArrayList<>();
    for (RoleSpec role : version.specs(roles)) {
      role.ports(Audience.CUSTOMERS)
          .forEach(port -> lines.addAll(new ServedPort(role, port).lines(rules)));
    }
    List<Integer> idle =
        IntStream.range(0, rules.rules().size())
            .filter(i -> rules.rules().get(i).kind().takes())
            .filter(i -> lines.stream().noneMatch(line -> line.rule().equals(OptionalInt.of(i))))
            .boxed()
            .toList();
    own(rules, Kind.OPEN, Verdict.OPEN, lines);
    own(rules, Kind.OUT, Verdict.OUT, lines);
    return new Firewall(lines, rules.listed(), idle);
  }

  private static void own(
      FirewallRules rules, Kind kind, Verdict verdict, List<FirewallLine> lines) {
    for (int i = 0; i < rules.rules().size(); i++) {
      FirewallRule rule = rules.rules().get(i);
      if (rule.kind() == kind) {
        lines.add(
            new FirewallLine(
                verdict,
                rule.port(),
                rule.note(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(i)));
      }
    }
  }

  /** What a host is to do of it. */
  public Guard guard() {
    return new Guard(
        passing(true), listed ? Optional.of(passing(false)) : Optional.empty(), List.of());
  }

  private List<OpenPort> passing(boolean incoming) {
    return lines.stream()
        .filter(line -> line.passes() && line.incoming() == incoming)
        .map(FirewallLine::port)
        .distinct()
        .toList();
  }

  /** Lines of this one that let through what the other does not. */
  public List<FirewallLine> beyond(Firewall other) {
    return lines.stream()
        .filter(FirewallLine::passes)
        .filter(line -> other.lines.stream().noneMatch(l -> l.passes() && l.same(line)))
        .toList();
  }
}
