package org.patchbay.hypervisor.entity;

/** How a host keeps the tenants' private segments apart. */
public enum HostProfile {
  /** One Open vSwitch bridge, a VLAN tag per segment. */
  OVS_VLAN,
  /** One Linux bridge per segment, prepared by the operator. */
  BRIDGE_POOL
}
