package org.patchbay.cluster.entity.topology;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range in CIDR form.
 *
 * @param prefix how many bits are fixed
 */
public record AddressRange(InetAddress base, int prefix) {
  public AddressRange {
    if (prefix < 0 || prefix > base.getAddress().length * 8) {
      throw new IllegalArgumentException("no prefix length: " + prefix);
    }
  }

  /**
   * @param cidr as {@code 10.1.0.0/16}; an address in figures, never a name
   */
  public static AddressRange parse(String cidr) {
    String[] parts = cidr.split("/");
    if (parts.length != 2 || !parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw new IllegalArgumentException("not address/prefix: " + cidr);
    }
    try {
      return new AddressRange(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not address/prefix: " + cidr, e);
    }
  }

  public boolean contains(InetAddress address) {
    byte[] ours = base.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return base.getHostAddress() + "/" + prefix;
  }
}
