package org.patchbay.cluster.entity.firewall;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.hypervisor.entity.AddressBlock;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.hypervisor.entity.OpenPort.Protocol;
import org.patchbay.network.entity.Subnet;

/**
 * A rule of the tenant's own.
 *
 * @param peers whom it is about; empty: everybody
 * @param note what it is for, one line
 */
public record FirewallRule(
    Kind kind, Protocol protocol, int first, int last, List<Subnet> peers, String note) {
  /** What it does. */
  public enum Kind {
    /** Ports of a role are open to some only. */
    NARROW,
    /** Ports of a role are closed. */
    CLOSE,
    /** Ports are open that no role serves. */
    OPEN,
    /** Ports elsewhere may be reached, where not everything may. */
    OUT;

    /** It takes from what roles open. */
    boolean takes() {
      return this == NARROW || this == CLOSE;
    }
  }

  public FirewallRule {
    peers = List.copyOf(peers);
  }

  /** As the database keeps it: {@code OPEN TCP 22-22 192.0.2.0/24,2001:db8::/32 what for}. */
  public String write() {
    String whom = peers.isEmpty() ? "-" : texts(peers);
    return "%s %s %d-%d %s %s".formatted(kind, protocol, first, last, whom, note).strip();
  }

  private static String texts(List<Subnet> peers) {
    return peers.stream().map(Subnet::toString).collect(Collectors.joining(","));
  }

  public static FirewallRule read(String line) {
    String[] words = line.split(" ", 5);
    String[] range = words[2].split("-");
    return new FirewallRule(
        Kind.valueOf(words[0]),
        Protocol.valueOf(words[1]),
        Integer.parseInt(range[0]),
        Integer.parseInt(range[1]),
        words[3].equals("-")
            ? List.of()
            : Stream.of(words[3].split(",")).map(Subnet::parse).toList(),
        words.length > 4 ? words[4] : "");
  }

  /** What it lets through where it opens, or is about where it takes. */
  public OpenPort port() {
    return new OpenPort(protocol, first, last, blocks());
  }

  List<AddressBlock> blocks() {
    return peers.stream().map(peer -> new AddressBlock(peer.network(), peer.prefix())).toList();
  }

  /** {@code 5060} or {@code 10000-20000}. */
  public String ports() {
    return first == last ? String.valueOf(first) : first + "-" + last;
  }

  public List<String> peerTexts() {
    return peers.stream().map(Subnet::toString).toList();
  }
}
