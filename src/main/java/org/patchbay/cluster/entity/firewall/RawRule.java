package org.patchbay.cluster.entity.firewall;

import java.util.List;
import java.util.Objects;

/**
 * A rule as somebody wrote it; nothing of it is to be trusted.
 *
 * @param ports {@code 5060} or {@code 10000-20000}
 * @param peers addresses and ranges
 */
public record RawRule(String kind, String protocol, String ports, List<String> peers, String note) {
  public RawRule {
    kind = Objects.requireNonNullElse(kind, "").strip();
    protocol = Objects.requireNonNullElse(protocol, "").strip();
    ports = Objects.requireNonNullElse(ports, "").strip();
    peers =
        peers == null
            ? List.of()
            : peers.stream().map(peer -> Objects.requireNonNullElse(peer, "").strip()).toList();
    note = Objects.requireNonNullElse(note, "").strip();
  }

  public static RawRule of(FirewallRule rule) {
    return new RawRule(
        rule.kind().name(), rule.protocol().name(), rule.ports(), rule.peerTexts(), rule.note());
  }

  /** As {@link FirewallRule#write} has it, or whatever somebody made of that. */
  public static RawRule read(String line) {
    String[] words = (line + "    ").split(" ", 5);
    List<String> peers =
        words[3].isEmpty() || words[3].equals("-") ? List.of() : List.of(words[3].split(","));
    return new RawRule(words[0], words[1], words[2], peers, words[4]);
  }
}
