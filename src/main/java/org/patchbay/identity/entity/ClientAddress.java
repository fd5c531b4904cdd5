package org.patchbay.identity.entity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a request came from, when proxies stand before the portal. What a proxy adds to {@code
 * X-Forwarded-For} is believed as long as the one who says it is trusted; what a client wrote there
 * itself stands further left, and is never reached. Pure.
 */
public final class ClientAddress {
  private ClientAddress() {}

  /**
   * The client's address.
   *
   * @param peer who opened the connection
   * @param forwarded the values of {@code X-Forwarded-For}, in the order of the headers
   * @param proxies trusted ranges with a comma between, as {@code 192.0.2.0/24, 2001:db8::/32}
   */
  public static String of(String peer, Collection<String> forwarded, String proxies) {
    List<String> trusted = split(Stream.of(proxies));
    List<String> hops = split(forwarded.stream());
    String client = peer;
    for (int i = hops.size() - 1; i >= 0 && trusts(trusted, client); i--) {
      if (bytes(hops.get(i)) == null) {
        return client;
      }
      client = hops.get(i);
    }
    return client;
  }

  /**
   * What counts as one source: an IPv4 address, or the /64 that one customer's line has of IPv6.
   */
  public static String source(String address) {
    byte[] bytes = bytes(address);
    return bytes == null || bytes.length == 4
        ? address
        : HexFormat.of().formatHex(bytes, 0, 8) + "/64";
  }

  /** Whether what this peer says of a request is believed. */
  static boolean isTrusted(String peer, String proxies) {
    return trusts(split(Stream.of(proxies)), peer);
  }

  private static List<String> split(Stream<String> values) {
    return values
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static boolean trusts(List<String> ranges, String address) {
    byte[] wanted = bytes(address);
    return wanted != null && ranges.stream().anyMatch(range -> holds(range, wanted));
  }

  private static boolean holds(String range, byte[] address) {
    String[] parts = range.split("/", 2);
    byte[] network = bytes(parts[0]);
    if (network == null || network.length != address.length) {
      return false;
    }
    int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : network.length * 8;
    for (int bit = 0; bit < Math.min(bits, network.length * 8); bit++) {
      if (((network[bit / 8] ^ address[bit / 8]) & 0x80 >> bit % 8) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Only addresses in figures: no name is ever looked up for what a client wrote. */
  private static byte[] bytes(String address) {
    if (!address.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")) {
      return null;
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
