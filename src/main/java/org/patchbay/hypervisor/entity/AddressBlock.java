package org.patchbay.hypervisor.entity;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Addresses that begin alike, as {@code 198.51.100.0/24}.
 *
 * @param prefix number of leading bits
 */
public record AddressBlock(InetAddress base, int prefix) {
  public boolean four() {
    return base instanceof Inet4Address;
  }

  @Override
  public String toString() {
    return base.getHostAddress() + "/" + prefix;
  }
}
