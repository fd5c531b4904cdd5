package org.patchbay.catalogue.entity;

import java.util.Optional;

/**
 * Ports that a role serves, first to last inclusive.
 *
 * @param name for people, as {@code SIP over TLS}
 * @param protocol what is spoken there: {@code http}, {@code sip}, {@code tcp}, {@code rtp}, ...
 */
public record PortSpec(
    String name,
    Transport transport,
    int first,
    int last,
    Audience audience,
    String protocol,
    Optional<String> note,
    Basis basis) {
  /** Who may reach a port. */
  public enum Audience {
    /** Everybody: opened in the firewall of the public interface. */
    CUSTOMERS,
    /** The other nodes of the cluster, over the private network. */
    PEERS
  }

  public boolean single() {
    return first == last;
  }
}
