package org.patchbay.network.entity;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses as {@code 10.0.0.0/24} or {@code fd00::/64}; host bits are zero.
 *
 * @param prefix number of leading bits
 */
public record Subnet(InetAddress network, int prefix) {
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:]*");

  /** Throws {@code IllegalArgumentException} when the text is no subnet. */
  public static Subnet parse(String text) {
    return tryParse(text).orElseThrow(() -> new IllegalArgumentException("no subnet: " + text));
  }

  public static Optional<Subnet> tryParse(String text) {
    int slash = text == null ? -1 : text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(text.substring(slash + 1));
    return address(text.substring(0, slash))
        .filter(network -> prefix <= bits(network))
        .map(network -> new Subnet(network, prefix))
        .filter(subnet -> subnet.value(subnet.network).equals(subnet.start()));
  }

  /** An address literal; names are never resolved. */
  public static Optional<InetAddress> address(String text) {
    if (text == null || !LITERAL.matcher(text).matches() || badIpv4(text)) {
      return Optional.empty();
    }
    try {
      // An address of version 4 in the clothes of version 6 is neither.
      return Optional.of(InetAddress.getByName(text))
          .filter(address -> Ip.isSix(address) == text.contains(":"));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static boolean badIpv4(String text) {
    // Java reads "10.1" as 10.0.0.1; people who type it mean something else.
    return !text.contains(":") && text.chars().filter(c -> c == '.').count() != 3;
  }

  public boolean contains(InetAddress address) {
    return address.getAddress().length == network.getAddress().length
        && value(address).shiftRight(free()).equals(start().shiftRight(free()));
  }

  public boolean contains(Subnet other) {
    return other.prefix >= prefix && contains(other.network);
  }

  public boolean overlaps(Subnet other) {
    return contains(other) || other.contains(this);
  }

  /** The one of its size behind it. */
  public Subnet next() {
    return new Subnet(Ip.at(end().add(BigInteger.ONE), network.getAddress().length), prefix);
  }

  /** All of it that a machine may have. */
  Span usable() {
    if (free() < 2) {
      return new Span(network, Ip.at(end(), network.getAddress().length));
    }
    BigInteger last = Ip.isSix(network) ? end() : end().subtract(BigInteger.ONE);
    return new Span(nth(1), Ip.at(last, network.getAddress().length));
  }

  private BigInteger end() {
    return start().add(BigInteger.ONE.shiftLeft(free())).subtract(BigInteger.ONE);
  }

  /** The n-th address, 0 being the network's own. */
  public InetAddress nth(long n) {
    return Ip.at(start().add(BigInteger.valueOf(n)), network.getAddress().length);
  }

  /** Its own address and, in version 4, that of all of it; a range of one or two has none. */
  List<InetAddress> own() {
    if (free() < 2) {
      return List.of();
    }
    return Ip.isSix(network) ? List.of(network) : List.of(network, nth((1L << free()) - 1));
  }

  /** How many bits are left for hosts. */
  public int free() {
    return bits(network) - prefix;
  }

  private BigInteger start() {
    return value(network).shiftRight(free()).shiftLeft(free());
  }

  private BigInteger value(InetAddress address) {
    return Ip.number(address);
  }

  private static int bits(InetAddress address) {
    return address.getAddress().length * 8;
  }

  @Override
  public String toString() {
    return Ip.text(network) + "/" + prefix;
  }
}
