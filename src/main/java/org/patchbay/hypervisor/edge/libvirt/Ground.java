package org.patchbay.hypervisor.edge.libvirt;

import java.util.List;
import java.util.Set;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.entity.HostGround;

/** What a host has for networks to stand on, as far as libvirt tells. */
final class Ground {
  /** The interface that Open vSwitch has wherever it has a bridge, with either kind of path. */
  private static final Set<String> OPEN_VSWITCH = Set.of("ovs-system", "ovs-netdev");

  private Ground() {}

  static HostGround of(Session session, Bridges.Seen bridges) throws LibvirtException {
    return new HostGround(
        List.copyOf(bridges.down()),
        bridges.names().isEmpty() || bridges.names().stream().anyMatch(OPEN_VSWITCH::contains),
        FixtureList.filters(session.connect()).isPresent(),
        bridges.mtus());
  }
}
