package org.patchbay.hypervisor.entity;

import java.util.List;
import java.util.Optional;

/**
 * A machine as it is to be defined.
 *
 * @param name on the host, unique there; may hold any text, the edge escapes it
 * @param vcpus at start; {@code maxVcpus} is the ceiling for growing without a restart
 * @param memoryMiB at start; {@code maxMemoryMiB} is the ceiling for growing without a restart
 * @param disk the system disk
 * @param seed the NoCloud seed volume, a raw ISO 9660 image
 * @param data a second disk, or none
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
    List<NicSpec> nics,
    Optional<DataDisk> data) {
  public MachineSpec {
    nics = List.copyOf(nics);
  }

  /** With the system disk alone. */
  public MachineSpec(
      Stamp stamp,
      String name,
      int vcpus,
      int maxVcpus,
      long memoryMiB,
      long maxMemoryMiB,
      DiskSpec disk,
      VolumeRef seed,
      List<NicSpec> nics) {
    this(stamp, name, vcpus, maxVcpus, memoryMiB, maxMemoryMiB, disk, seed, nics, Optional.empty());
  }

  /** The same with a second disk. */
  public MachineSpec with(DataDisk second) {
    return new MachineSpec(
        stamp,
        name,
        vcpus,
        maxVcpus,
        memoryMiB,
        maxMemoryMiB,
        disk,
        seed,
        nics,
        Optional.of(second));
  }
}
