package org.patchbay.lab;

import java.net.InetAddress;
import java.util.UUID;
import org.patchbay.hypervisor.edge.libvirt.Frame;

/**
 * A node's guest as it is just now, on its tenant's private segment.
 *
 * @param name of its node
 * @param host that it runs on
 * @param second an address that nobody else has, whatever ranges tenants share
 */
record Resident(String name, String host, UUID machine, String mac, String address, String second) {
  /** The address that its kernel makes itself. */
  InetAddress link() {
    return link(mac);
  }

  private static InetAddress link(String mac) {
    String[] part = mac.split(":");
    int first = Integer.parseInt(part[0], 16) ^ 2;
    return Frame.ip(
        "fe80::%02x%s:%sff:fe%s:%s%s"
            .formatted(first, part[1], part[2], part[3], part[4], part[5]));
  }

  /** The address of its host's end of the cable. */
  InetAddress cable() {
    return link("fe" + mac.substring(2));
  }

  /** Shell words that set {@code $dev} to its private interface. */
  String device() {
    return "dev=$(grep -l " + mac + " /sys/class/net/*/address | head -n 1 | cut -d/ -f5); ";
  }
}
