package org.patchbay.hypervisor.entity;

/**
 * A tenant's private segment on a host, the network {@code pb-<id>}.
 *
 * @param id number of the segment, the same on every host: the VLAN tag or the bridge's number
 */
public record SegmentSpec(int id) {
  /** The network's name on the host. */
  public String networkName() {
    return "pb-" + id;
  }
}
