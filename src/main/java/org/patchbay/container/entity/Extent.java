package org.patchbay.container.entity;

import jakarta.persistence.Embeddable;

/** How large a container is to be, its data disk included. */
@Embeddable
public class Extent {
  int vcpus;
  int maxVcpus;
  long memoryMib;
  long maxMemoryMib;
  long diskGib;

  protected Extent() {}

  static Extent of(ContainerSize size) {
    Extent extent = new Extent();
    extent.want(size);
    return extent;
  }

  void want(ContainerSize size) {
    vcpus = size.vcpus();
    maxVcpus = size.maxVcpus();
    memoryMib = size.memoryMiB();
    maxMemoryMib = size.maxMemoryMiB();
    diskGib = size.diskGiB();
  }

  /** Its disk is larger or, with less than nothing, smaller by that. */
  void grow(long gib) {
    diskGib += gib;
  }

  ContainerSize size() {
    return without(0);
  }

  /** The size of its machine: what is wanted of the system disk is what the data disk leaves. */
  ContainerSize without(long dataGib) {
    return new ContainerSize(vcpus, maxVcpus, memoryMib, maxMemoryMib, diskGib - dataGib);
  }
}
