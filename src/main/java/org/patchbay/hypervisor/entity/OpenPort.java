package org.patchbay.hypervisor.entity;

import java.util.List;

/**
 * A port range that lets through, first to last inclusive.
 *
 * @param peers whom it is open to, or towards; empty: to everybody
 */
public record OpenPort(Protocol protocol, int first, int last, List<AddressBlock> peers) {
  /** Transport protocol. */
  public enum Protocol {
    TCP,
    UDP
  }

  public OpenPort {
    peers = List.copyOf(peers);
  }

  /** Open to everybody. */
  public OpenPort(Protocol protocol, int first, int last) {
    this(protocol, first, last, List.of());
  }

  public boolean toEverybody() {
    return peers.isEmpty();
  }

  public boolean overlaps(OpenPort other) {
    return protocol == other.protocol && first <= other.last && other.first <= last;
  }
}
