package org.patchbay.hypervisor.entity;

import java.net.InetAddress;
import java.util.Set;

/**
 * What a machine's guest is to try on the network of one of its interfaces.
 *
 * @param mac of the interface
 * @param doors to connect to, and hang up at once
 * @param called addresses to call, to see whether anybody answers
 */
public record GuestErrand(String mac, Set<Door> doors, Set<InetAddress> called) {
  public GuestErrand {
    doors = Set.copyOf(doors);
    called = Set.copyOf(called);
  }
}
