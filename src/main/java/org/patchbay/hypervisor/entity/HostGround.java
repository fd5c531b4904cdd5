package org.patchbay.hypervisor.entity;

import java.util.List;

/**
 * What a host has for networks to stand on.
 *
 * @param down bridges and host interfaces that are there and carry nothing
 * @param openVswitch Open vSwitch runs there
 * @param guards libvirt's filters work there
 */
public record HostGround(List<String> down, boolean openVswitch, boolean guards) {
  /** Nothing is missing, as far as anybody can tell. */
  public static final HostGround WHOLE = new HostGround(List.of(), true, true);

  public HostGround {
    down = List.copyOf(down);
  }
}
