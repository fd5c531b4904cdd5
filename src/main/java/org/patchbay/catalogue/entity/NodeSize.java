package org.patchbay.catalogue.entity;

/**
 * Size of a node with its headroom: how far it grows without a restart.
 *
 * @param now what it starts with
 * @param maxVcpus ceiling for growing live
 * @param maxMemoryMiB ceiling for growing live
 */
public record NodeSize(Size now, int maxVcpus, long maxMemoryMiB) {
  public NodeSize {
    if (maxVcpus < now.vcpus() || maxMemoryMiB < now.memoryMiB()) {
      throw new IllegalArgumentException("headroom below size: " + now);
    }
  }
}
