package org.patchbay.hypervisor.edge.libvirt;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Ethernet frames as a guest that means no good might send them, whole and with right sums. */
public final class Frame {
  private static final String EVERYBODY = "ff:ff:ff:ff:ff:ff";
  private static final String ALL_NODES = "33:33:00:00:00:01";
  private static final int UDP = 17;
  private static final int CONTROL_SIX = 58;

  private Frame() {}

  /** Says that an address is at a MAC, unasked. */
  public static String arp(String mac, String says, InetAddress address, String word) {
    byte[] body =
        join(
            hex("00010800060400" + "02"),
            mac(says),
            address.getAddress(),
            mac(EVERYBODY),
            address.getAddress(),
            mark(word));
    return ethernet(EVERYBODY, mac, 0x0806, body);
  }

  public static String udp(
      String mac, InetAddress from, InetAddress to, int source, int target, String word) {
    byte[] mark = mark(word);
    ByteBuffer udp = ByteBuffer.allocate(8 + mark.length);
    udp.putShort((short) source).putShort((short) target);
    udp.putShort((short) udp.capacity()).putShort((short) 0).put(mark);
    return internet(mac, from, to, UDP, summed(udp, 6, from, to, UDP));
  }

  /** A datagram that says it is a part of a bigger one: the first, or the last. */
  public static String fragment(
      String mac, InetAddress from, InetAddress to, boolean first, String word) {
    byte[] body = mark("12345678".repeat(3) + word);
    byte[] head = four(from, to, UDP, body);
    ByteBuffer.wrap(head).putShort(4, (short) 77).putShort(6, (short) (first ? 0x2000 : 0x0004));
    ByteBuffer.wrap(head).putShort(10, (short) 0).putShort(10, sum(head));
    return ethernet(EVERYBODY, mac, 0x0800, join(head, body));
  }

  /** The same frame for and from others, with tags of VLANs such as {@code 81000065}. */
  public static String altered(String frame, String to, String from, String tags) {
    return HexFormat.of().formatHex(join(mac(to), mac(from))) + tags + frame.substring(24);
  }

  /** Of a kind that no protocol uses. */
  public static String raw(String mac, String word) {
    return ethernet(EVERYBODY, mac, 0x88b5, mark(word));
  }

  /** An ICMPv6 message: 134 announces a router, 137 redirects. */
  public static String control(String mac, InetAddress from, int type, String word) {
    InetAddress to = ip("ff02::1");
    byte[] mark = mark(word);
    ByteBuffer message = ByteBuffer.allocate(16 + mark.length);
    message.put((byte) type).put((byte) 0).putShort((short) 0);
    message.putInt(0x40000708).putLong(0).put(mark);
    return internet(mac, from, to, CONTROL_SIX, summed(message, 2, from, to, CONTROL_SIX));
  }

  private static String internet(
      String mac, InetAddress from, InetAddress to, int protocol, byte[] body) {
    boolean four = from.getAddress().length == 4;
    String target = to.isMulticastAddress() ? ALL_NODES : EVERYBODY;
    return ethernet(
        target,
        mac,
        four ? 0x0800 : 0x86dd,
        join(four ? four(from, to, protocol, body) : six(from, to, protocol, body), body));
  }

  private static byte[] four(InetAddress from, InetAddress to, int protocol, byte[] body) {
    ByteBuffer head = ByteBuffer.allocate(20);
    head.put((byte) 0x45).put((byte) 0).putShort((short) (20 + body.length)).putInt(0);
    head.put((byte) 64).put((byte) protocol).putShort((short) 0);
    head.put(from.getAddress()).put(to.getAddress());
    return head.putShort(10, sum(head.array())).array();
  }

  private static byte[] six(InetAddress from, InetAddress to, int protocol, byte[] body) {
    ByteBuffer head = ByteBuffer.allocate(40);
    head.putInt(0x60000000).putShort((short) body.length).put((byte) protocol).put((byte) 255);
    return head.put(from.getAddress()).put(to.getAddress()).array();
  }

  private static byte[] summed(
      ByteBuffer body, int at, InetAddress from, InetAddress to, int protocol) {
    byte[] length = ByteBuffer.allocate(8).putInt(body.capacity()).putInt(protocol).array();
    return body.putShort(at, sum(join(from.getAddress(), to.getAddress(), length, body.array())))
        .array();
  }

  /** The sum that the internet's protocols check. */
  private static short sum(byte[] bytes) {
    int sum = 0;
    for (int i = 0; i < bytes.length; i += 2) {
      int low = i + 1 < bytes.length ? bytes[i + 1] & 0xff : 0;
      sum += (bytes[i] & 0xff) << 8 | low;
    }
    sum = (sum & 0xffff) + (sum >>> 16);
    return (short) ~(sum + (sum >>> 16));
  }

  private static String ethernet(String to, String from, int type, byte[] body) {
    byte[] kind = ByteBuffer.allocate(2).putShort((short) type).array();
    return HexFormat.of().formatHex(join(mac(to), mac(from), kind, body));
  }

  private static byte[] mark(String word) {
    return (word + ".").getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] mac(String text) {
    return hex(text.replace(":", ""));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** Of figures. */
  public static InetAddress ip(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
