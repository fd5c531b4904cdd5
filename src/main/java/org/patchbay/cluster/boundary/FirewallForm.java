package org.patchbay.cluster.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbay.cluster.entity.firewall.FirewallLimits;
import org.patchbay.cluster.entity.firewall.FirewallReading;
import org.patchbay.cluster.entity.firewall.FirewallRules;
import org.patchbay.cluster.entity.firewall.RawRule;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;

/** What was sent of a node's firewall: one rule more or less, or the other way outgoing. */
public record FirewallForm(
    String kind,
    String protocol,
    String ports,
    String peers,
    String note,
    String remove,
    String outgoing) {
  static FirewallForm of(MultivaluedMap<String, String> fields) {
    return new FirewallForm(
        first(fields, "kind"),
        first(fields, "protocol"),
        first(fields, "ports"),
        first(fields, "peers"),
        first(fields, "note"),
        first(fields, "remove"),
        first(fields, "outgoing"));
  }

  private static String first(MultivaluedMap<String, String> fields, String name) {
    return Optional.ofNullable(fields.getFirst(name)).orElse("").strip();
  }

  /** The rules with this change; {@code INVALID_INPUT} with what is wrong, by the form's fields. */
  FirewallRules changed(FirewallRules now, FirewallLimits limits) {
    List<RawRule> rules = new ArrayList<>(now.rules().stream().map(RawRule::of).toList());
    if (remove.matches("\\d{1,4}") && Integer.parseInt(remove) < rules.size()) {
      rules.remove(Integer.parseInt(remove));
    } else if (outgoing.isEmpty()) {
      rules.add(new RawRule(kind, protocol, ports, words(), note));
    }
    boolean listed = outgoing.isEmpty() ? now.listed() : outgoing.equals("LISTED");
    try {
      return FirewallReading.read(rules, listed, limits);
    } catch (Fault fault) {
      String prefix = "rules[" + (rules.size() - 1) + "].";
      throw Fault.invalid(fault.problems().stream().map(p -> here(p, prefix)).toList());
    }
  }

  private List<String> words() {
    return Stream.of(peers.split("[,;\\s]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** All that can be wrong is what was just added, or that there is too much of it. */
  private static FieldProblem here(FieldProblem problem, String prefix) {
    String field =
        problem.field().startsWith(prefix) ? problem.field().substring(prefix.length()) : "kind";
    return new FieldProblem(field, problem.messageKey(), problem.parameters());
  }
}
