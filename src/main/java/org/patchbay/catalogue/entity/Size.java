package org.patchbay.catalogue.entity;

/** Computing power, memory and disk of a node. */
public record Size(int vcpus, long memoryMiB, long diskGiB) {
  /** Scaled and rounded up, never below one of each. */
  public Size times(double factor) {
    return new Size(
        (int) Math.max(1, Math.ceil(vcpus * factor)),
        (long) Math.max(1, Math.ceil(memoryMiB * factor)),
        (long) Math.max(1, Math.ceil(diskGiB * factor)));
  }
}
