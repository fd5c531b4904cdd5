package org.patchbay.network.entity;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.StringJoiner;

/** Addresses as numbers, and as their one canonical text (RFC 5952). */
public final class Ip {
  private static final int GROUPS = 8;

  private Ip() {}

  public static boolean isSix(InetAddress address) {
    return address instanceof Inet6Address;
  }

  public static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  /** The address that lies {@code n} behind; it must be one. */
  public static InetAddress plus(InetAddress address, long n) {
    return at(number(address).add(BigInteger.valueOf(n)), address.getAddress().length);
  }

  static InetAddress at(BigInteger number, int bytes) {
    byte[] raw = number.toByteArray();
    byte[] full = new byte[bytes];
    int length = Math.min(raw.length, bytes);
    System.arraycopy(raw, raw.length - length, full, bytes - length, length);
    try {
      return InetAddress.getByAddress(full);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lower case, without leading zeros, the longest run of zero groups left out. */
  public static String text(InetAddress address) {
    if (!isSix(address)) {
      return address.getHostAddress();
    }
    int[] groups = groups(address.getAddress());
    int start = 0;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = zeros(groups, i);
      if (run > length) {
        start = i;
        length = run;
      }
    }
    return length == 1
        ? joined(groups, 0, GROUPS)
        : joined(groups, 0, start) + "::" + joined(groups, start + length, GROUPS);
  }

  private static int[] groups(byte[] raw) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (raw[2 * i] & 0xff) << 8 | raw[2 * i + 1] & 0xff;
    }
    return groups;
  }

  private static int zeros(int[] groups, int from) {
    int end = from;
    while (end < GROUPS && groups[end] == 0) {
      end++;
    }
    return end - from;
  }

  private static String joined(int[] groups, int from, int to) {
    StringJoiner text = new StringJoiner(":");
    for (int i = from; i < to; i++) {
      text.add(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
