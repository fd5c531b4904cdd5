package org.patchbay.cluster.entity.firewall;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.hypervisor.entity.OpenPort.Protocol;
import org.patchbay.network.entity.Subnet;

/**
 * How far a tenant's own rules may go.
 *
 * @param rules a node may have
 * @param peers that all rules of a node may name together
 * @param never what no rule may open
 * @param named what a rule may open to named addresses only
 * @param widestFour prefix of the widest IPv4 range that counts as named
 */
public record FirewallLimits(
    int rules,
    int peers,
    List<OpenPort> never,
    List<OpenPort> named,
    int widestFour,
    int widestSix) {
  private static final Pattern PORTS = Pattern.compile("(TCP|UDP) (\\d{1,5})(?:-(\\d{1,5}))?");
  private static final int FOUR_BYTES = 4;

  public FirewallLimits {
    never = List.copyOf(never);
    named = List.copyOf(named);
  }

  /** Port ranges of a setting, as {@code TCP 25, UDP 137-138}. */
  public static List<OpenPort> ports(String setting) {
    return Stream.of(setting.split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(FirewallLimits::port)
        .toList();
  }

  private static OpenPort port(String text) {
    Matcher matcher = PORTS.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no ports as TCP 25 or UDP 137-138: " + text);
    }
    int first = Integer.parseInt(matcher.group(2));
    int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
    return new OpenPort(Protocol.valueOf(matcher.group(1)), first, last);
  }

  boolean forbids(OpenPort port) {
    return never.stream().anyMatch(port::overlaps);
  }

  /** True when it is open to more than such ports may be. */
  boolean tooWide(FirewallRule rule) {
    return named.stream().anyMatch(rule.port()::overlaps)
        && (rule.peers().isEmpty() || rule.peers().stream().anyMatch(this::wide));
  }

  private boolean wide(Subnet peer) {
    boolean four = peer.network().getAddress().length == FOUR_BYTES;
    return peer.prefix() < (four ? widestFour : widestSix);
  }
}
