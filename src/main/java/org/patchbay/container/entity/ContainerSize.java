package org.patchbay.container.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.hypervisor.entity.MachineSize;

/**
 * How much a container gets. The maxima are the headroom it is defined with: up to them it grows
 * without a restart, because libvirt raises a maximum only at the next boot.
 */
public record ContainerSize(
    int vcpus, int maxVcpus, long memoryMiB, long maxMemoryMiB, long diskGiB) {
  private static final int MOST_VCPUS = 255;
  private static final long LEAST_MEMORY_MIB = 64;
  private static final long MOST_MEMORY_MIB = 1L << 24;
  private static final long MOST_DISK_GIB = 1L << 16;

  /**
   * This size, when a container may have it.
   *
   * @param diskGiB what its disk has already; it never shrinks
   * @throws Fault {@code INVALID_INPUT} with every field that is wrong
   */
  public ContainerSize checked(long diskGiB) {
    List<FieldProblem> problems = new ArrayList<>();
    between(problems, "vcpus", vcpus, 1, MOST_VCPUS);
    between(problems, "memoryMiB", memoryMiB, LEAST_MEMORY_MIB, MOST_MEMORY_MIB);
    between(problems, "maxVcpus", maxVcpus, vcpus, MOST_VCPUS);
    between(problems, "maxMemoryMiB", maxMemoryMiB, memoryMiB, MOST_MEMORY_MIB);
    if (this.diskGiB < diskGiB) {
      problems.add(new FieldProblem("diskGiB", "container.size.shrinks", List.of(diskGiB)));
    } else {
      between(problems, "diskGiB", this.diskGiB, 1, MOST_DISK_GIB);
    }
    Fault.refuse(problems);
    return this;
  }

  private static void between(
      List<FieldProblem> problems, String field, long value, long least, long most) {
    if (value < least || value > most) {
      problems.add(new FieldProblem(field, "container.size.between", List.of(least, most)));
    }
  }

  /** What it takes more of than the other, by quota name; below zero for what it gives back. */
  public Map<String, Long> moreThan(ContainerSize other) {
    return Map.of(
        "vcpus",
        (long) vcpus - other.vcpus,
        "memoryMiB",
        memoryMiB - other.memoryMiB,
        "diskGiB",
        diskGiB - other.diskGiB);
  }

  /** All that it takes, by quota name. */
  public Map<String, Long> all() {
    return Map.of("vcpus", (long) vcpus, "memoryMiB", memoryMiB, "diskGiB", diskGiB);
  }

  /** With a disk that is not smaller than that. */
  public ContainerSize withDiskOf(long least) {
    return new ContainerSize(vcpus, maxVcpus, memoryMiB, maxMemoryMiB, Math.max(diskGiB, least));
  }

  /** The machine that has exactly this. */
  public MachineSize asMachine() {
    return new MachineSize(vcpus, maxVcpus, memoryMiB, maxMemoryMiB, diskGiB);
  }
}
