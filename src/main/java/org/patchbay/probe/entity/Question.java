package org.patchbay.probe.entity;

import java.net.InetAddress;
import org.patchbay.catalogue.entity.Probe;
import org.patchbay.catalogue.entity.Transport;

/**
 * What is asked of a role of a node.
 *
 * @param role its code
 * @param address that is asked, or on which the guest is to listen
 */
public record Question(String role, Probe probe, Way way, InetAddress address) {
  /**
   * Tells one question of a node from its others, from round to round: {@code sip SIP UDP 5060}.
   */
  public String key() {
    return role + " " + probe.kind() + " " + probe.transport() + " " + probe.port();
  }

  /** A datagram may get lost on the way, and nobody is to blame. */
  public boolean mayGetLost() {
    return way == Way.PUBLIC && probe.transport() == Transport.UDP;
  }
}
