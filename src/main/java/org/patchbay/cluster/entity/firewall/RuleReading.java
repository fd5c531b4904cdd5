package org.patchbay.cluster.entity.firewall;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbay.cluster.entity.firewall.FirewallRule.Kind;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.hypervisor.entity.OpenPort.Protocol;
import org.patchbay.network.entity.Subnet;

/** Reads one rule. */
final class RuleReading {
  private static final Pattern PORTS = Pattern.compile("(\\d{1,6})(?:\\s*-\\s*(\\d{1,6}))?");
  private static final Pattern NOTE = Pattern.compile("[^\\p{Cntrl}]{0,200}");
  private static final int LAST = 65535;

  private final RawRule raw;
  private final FirewallLimits limits;
  private final String prefix;
  private final List<FieldProblem> problems;

  private RuleReading(
      RawRule raw, FirewallLimits limits, String prefix, List<FieldProblem> problems) {
    this.raw = raw;
    this.limits = limits;
    this.prefix = prefix;
    this.problems = problems;
  }

  /** Empty, and problems added, when something is wrong with it. */
  static Optional<FirewallRule> read(
      RawRule raw, FirewallLimits limits, String prefix, List<FieldProblem> problems) {
    return new RuleReading(raw, limits, prefix, problems).read();
  }

  private Optional<FirewallRule> read() {
    int before = problems.size();
    Optional<Kind> kind = word(Kind.class, raw.kind(), "kind");
    Optional<Protocol> protocol = word(Protocol.class, raw.protocol(), "protocol");
    int[] ports = ports();
    List<Subnet> peers = raw.peers().stream().flatMap(text -> peer(text).stream()).toList();
    kind.ifPresent(this::complete);
    if (problems.size() > before) {
      return Optional.empty();
    }
    var rule =
        new FirewallRule(
            kind.orElseThrow(), protocol.orElseThrow(), ports[0], ports[1], peers, raw.note());
    within(rule);
    return problems.size() > before ? Optional.empty() : Optional.of(rule);
  }

  private <E extends Enum<E>> Optional<E> word(Class<E> words, String text, String field) {
    try {
      return Optional.of(Enum.valueOf(words, text.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      problem(field, "cluster.firewall." + field + ".unknown");
      return Optional.empty();
    }
  }

  private int[] ports() {
    Matcher matcher = PORTS.matcher(raw.ports());
    if (!matcher.matches()) {
      problem("ports", "cluster.firewall.ports.unread");
      return new int[2];
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    if (first < 1 || first > LAST || last > LAST) {
      problem("ports", "cluster.firewall.ports.range");
    } else if (last < first) {
      problem("ports", "cluster.firewall.ports.upside", last, first);
    }
    return new int[] {first, last};
  }

  /** An address alone is the range that holds it and nothing else. */
  private Optional<Subnet> peer(String text) {
    String range = text;
    if (!text.contains("/")) {
      range = Subnet.address(text).map(a -> text + "/" + a.getAddress().length * 8).orElse(text);
    }
    Optional<Subnet> peer = Subnet.tryParse(range);
    if (peer.isEmpty()) {
      problem("peers", "cluster.firewall.peer.unread", text);
    }
    return peer;
  }

  private void complete(Kind kind) {
    if (kind == Kind.NARROW && raw.peers().isEmpty()) {
      problem("peers", "cluster.firewall.peers.missing");
    }
    if (kind == Kind.CLOSE && !raw.peers().isEmpty()) {
      problem("peers", "cluster.firewall.peers.none");
    }
    if (!NOTE.matcher(raw.note()).matches()) {
      problem("note", "cluster.firewall.note.long");
    } else if (!kind.takes() && raw.note().isEmpty()) {
      problem("note", "cluster.firewall.note.missing");
    }
  }

  private void within(FirewallRule rule) {
    if (rule.kind() != Kind.OPEN) {
      return;
    }
    if (limits.forbids(rule.port())) {
      problem("ports", "cluster.firewall.never", rule.protocol().name(), rule.ports());
    } else if (limits.tooWide(rule)) {
      problem("peers", "cluster.firewall.named", limits.widestFour(), limits.widestSix());
    }
  }

  private void problem(String field, String key, Object... parameters) {
    problems.add(new FieldProblem(prefix + field, key, List.of(parameters)));
  }
}
