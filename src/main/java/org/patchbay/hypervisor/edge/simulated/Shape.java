package org.patchbay.hypervisor.edge.simulated;

import org.patchbay.hypervisor.entity.MachineSize;
import org.patchbay.hypervisor.entity.MachineSpec;

/** Processors and memory of a simulated machine, with the ceilings for growing while it runs. */
record Shape(int vcpus, int maxVcpus, long memoryMiB, long maxMemoryMiB) {
  static Shape of(MachineSpec spec) {
    return new Shape(spec.vcpus(), spec.maxVcpus(), spec.memoryMiB(), spec.maxMemoryMiB());
  }

  /** Towards what is specified, as far as a machine that runs with this can go. */
  Shape towards(MachineSpec spec) {
    return new Shape(
        Math.max(vcpus, Math.min(spec.vcpus(), maxVcpus)),
        maxVcpus,
        Math.min(spec.memoryMiB(), maxMemoryMiB),
        maxMemoryMiB);
  }

  Shape with(int otherVcpus, long otherMemoryMiB) {
    return new Shape(otherVcpus, maxVcpus, otherMemoryMiB, maxMemoryMiB);
  }

  MachineSize size(long diskGiB) {
    return new MachineSize(vcpus, maxVcpus, memoryMiB, maxMemoryMiB, diskGiB);
  }
}
