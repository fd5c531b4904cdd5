package org.patchbay.container.entity.seed;

import java.net.InetAddress;

/**
 * An address of an interface.
 *
 * @param prefix how many bits of it name the network
 */
public record SeedAddress(InetAddress address, int prefix) {
  @Override
  public String toString() {
    return address.getHostAddress() + "/" + prefix;
  }
}
