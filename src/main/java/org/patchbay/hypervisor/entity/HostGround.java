package org.patchbay.hypervisor.entity;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a host has for networks to stand on.
 *
 * @param down bridges and host interfaces that are there and carry nothing
 * @param openVswitch Open vSwitch runs there
 * @param guards libvirt's filters work there
 * @param mtus bytes that a frame may carry on bridges and host interfaces, of those that tell
 */
public record HostGround(
    List<String> down, boolean openVswitch, boolean guards, Map<String, Integer> mtus) {
  /** Nothing is missing, as far as anybody can tell. */
  public static final HostGround WHOLE = new HostGround(List.of(), true, true);

  public HostGround {
    down = List.copyOf(down);
    mtus = Map.copyOf(mtus);
  }

  /** Of which it is not known how much frames carry. */
  public HostGround(List<String> down, boolean openVswitch, boolean guards) {
    this(down, openVswitch, guards, Map.of());
  }

  /** How many bytes a frame carries there; empty where the host does not tell. */
  public OptionalInt mtu(String bridge) {
    Integer told = mtus.get(bridge);
    return told == null ? OptionalInt.empty() : OptionalInt.of(told);
  }
}
