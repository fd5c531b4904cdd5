package org.patchbay.hypervisor.entity;

import java.util.List;
import java.util.UUID;

/**
 * Who a host is and what it has.
 *
 * @param hostUuid the host's own uuid, the same whatever URI leads there
 * @param hostName the host's own name
 * @param machineType what its machines will be run by, never {@code AUTO}
 * @param cpus logical processors
 * @param memoryMiB physical memory
 * @param pools storage pools, running or not
 * @param bridges names of bridges and host interfaces that the host reports; empty where it cannot
 *     list them
 * @param version of the hypervisor software, as {@code libvirt 9.0.0, QEMU 7.2.0}
 */
public record HostFacts(
    UUID hostUuid,
    String hostName,
    MachineType machineType,
    int cpus,
    long memoryMiB,
    List<PoolFacts> pools,
    List<String> bridges,
    String version,
    HostGround ground) {
  /** Of a host that lacks nothing. */
  public HostFacts(
      UUID hostUuid,
      String hostName,
      MachineType machineType,
      int cpus,
      long memoryMiB,
      List<PoolFacts> pools,
      List<String> bridges,
      String version) {
    this(
        hostUuid,
        hostName,
        machineType,
        cpus,
        memoryMiB,
        pools,
        bridges,
        version,
        HostGround.WHOLE);
  }

  public HostFacts {
    pools = List.copyOf(pools);
    bridges = List.copyOf(bridges);
  }

  /**
   * A storage pool.
   *
   * @param capacityMiB whole size
   * @param freeMiB what is free now
   */
  public record PoolFacts(String name, boolean active, long capacityMiB, long freeMiB) {}
}
