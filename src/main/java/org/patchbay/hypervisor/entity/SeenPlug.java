package org.patchbay.hypervisor.entity;

import java.util.Set;

/**
 * An interface of a machine that runs, as its host says it is plugged in.
 *
 * @param mac of it, lower case
 * @param network its name on the host
 * @param bridge that it is in
 * @param tags of VLANs that it is in; more than one where it may tag frames itself
 */
public record SeenPlug(String mac, String network, String bridge, Set<Integer> tags) {
  public SeenPlug {
    tags = Set.copyOf(tags);
  }

  /** A private one as it is to be on that host. */
  public static SeenPlug wanted(HostAddress host, NicSpec.Private nic) {
    String name = nic.segment().networkName();
    int id = nic.segment().id();
    return switch (host.profile()) {
      case OVS_VLAN -> new SeenPlug(nic.mac(), name, host.segmentBridge(), Set.of(id));
      case BRIDGE_POOL -> new SeenPlug(nic.mac(), name, host.segmentBridge() + id, Set.of());
    };
  }
}
