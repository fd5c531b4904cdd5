package org.patchbay.hypervisor.entity;

import java.net.InetAddress;
import java.util.List;

/** A network interface of a machine. */
public sealed interface NicSpec {
  /** Canonical, lower case, colons. */
  String mac();

  /** Plugged into a tenant's private segment. */
  record Private(String mac, SegmentSpec segment, List<InetAddress> addresses) implements NicSpec {
    public Private {
      addresses = List.copyOf(addresses);
    }
  }

  /** Plugged into a public network: only these addresses may be spoken from, as the guard lets. */
  record Public(String mac, PublicSpec network, List<InetAddress> addresses, Guard guard)
      implements NicSpec {
    public Public {
      addresses = List.copyOf(addresses);
    }

    /** With a guard that opens these ports. */
    public Public(
        String mac, PublicSpec network, List<InetAddress> addresses, List<OpenPort> open) {
      this(mac, network, addresses, Guard.opening(open));
    }
  }
}
