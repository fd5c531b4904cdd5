package org.patchbay.hypervisor.entity;

import java.net.InetAddress;
import java.util.List;

/** A network interface of a machine. */
public sealed interface NicSpec {
  /** What a frame carries where nobody says otherwise, in bytes. */
  int USUAL_MTU = 1500;

  /** Canonical, lower case, colons. */
  String mac();

  /** How many bytes a frame carries on its network. */
  int mtu();

  /** Plugged into a tenant's private segment. */
  record Private(String mac, SegmentSpec segment, List<InetAddress> addresses, int mtu)
      implements NicSpec {
    public Private {
      addresses = List.copyOf(addresses);
    }

    public Private(String mac, SegmentSpec segment, List<InetAddress> addresses) {
      this(mac, segment, addresses, USUAL_MTU);
    }
  }

  /** Plugged into a public network: only these addresses may be spoken from, as the guard lets. */
  record Public(String mac, PublicSpec network, List<InetAddress> addresses, Guard guard, int mtu)
      implements NicSpec {
    public Public {
      addresses = List.copyOf(addresses);
    }

    public Public(String mac, PublicSpec network, List<InetAddress> addresses, Guard guard) {
      this(mac, network, addresses, guard, USUAL_MTU);
    }

    /** With a guard that opens these ports. */
    public Public(
        String mac, PublicSpec network, List<InetAddress> addresses, List<OpenPort> open) {
      this(mac, network, addresses, Guard.opening(open));
    }
  }
}
