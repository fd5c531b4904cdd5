package org.patchbay.hypervisor.entity;

import java.net.URI;
import java.util.Objects;
import java.util.UUID;

/**
 * Where a host is and how it is driven.
 *
 * @param id our id of the host, the key of its connection and bulkhead
 * @param uri a libvirt URI, or {@code simulated://farm/host}
 * @param profile how tenants' segments are made there
 * @param machineType what its machines are to be run by; {@code AUTO} takes the best that the
 *     host's domain capabilities name
 * @param pool name of the storage pool for disks
 * @param segmentBridge bridge that carries the segments ({@code OVS_VLAN}), or the prefix of the
 *     prepared bridges ({@code BRIDGE_POOL}), followed by the segment's number
 */
public record HostAddress(
    UUID id,
    URI uri,
    HostProfile profile,
    MachineType machineType,
    String pool,
    String segmentBridge) {
  public HostAddress {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(machineType, "machineType");
    Objects.requireNonNull(pool, "pool");
    Objects.requireNonNull(segmentBridge, "segmentBridge");
  }
}
