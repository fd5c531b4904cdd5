package org.patchbay.hypervisor.entity;

import java.util.List;

/**
 * A machine as it is to be defined.
 *
 * @param name on the host, unique there; may hold any text, the edge escapes it
 * @param vcpus at start; {@code maxVcpus} is the ceiling for growing without a restart
 * @param memoryMiB at start; {@code maxMemoryMiB} is the ceiling for growing without a restart
 * @param disk the system disk
 * @param seed the NoCloud seed volume, a raw ISO 9660 image
 */
public record MachineSpec(
    Stamp stamp,
    String name,
    int vcpus,
    int maxVcpus,
    long memoryMiB,
    long maxMemoryMiB,
    DiskSpec disk,
    VolumeRef seed,
    List<NicSpec> nics) {
  public MachineSpec {
    nics = List.copyOf(nics);
  }
}
