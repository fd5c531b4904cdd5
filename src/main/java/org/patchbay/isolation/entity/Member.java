package org.patchbay.isolation.entity;

import java.net.InetAddress;
import java.util.Set;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.Stamp;

/**
 * A node that runs, on its tenant's private segment.
 *
 * @param hostName for people
 * @param segment its number
 * @param mac of its private interface
 * @param ports TCP ports that its roles serve to peers
 */
public record Member(
    String node,
    String hostName,
    HostAddress host,
    Stamp machine,
    int segment,
    String mac,
    InetAddress address,
    Set<Integer> ports) {
  public Member {
    ports = Set.copyOf(ports);
  }
}
