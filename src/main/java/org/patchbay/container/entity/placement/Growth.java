package org.patchbay.container.entity.placement;

import java.util.Map;

/**
 * What a host has left for containers that are there already and want more; new ones may be kept
 * away from it.
 *
 * @param left by quota name: {@code vcpus}, {@code memoryMiB}, {@code diskGiB}; below zero where
 *     more is promised than there is
 */
public record Growth(String hostName, Map<String, Long> left) {
  public Growth {
    left = Map.copyOf(left);
  }

  /**
   * As promised so far.
   *
   * @param pool where the disks lie
   * @param cpuOvercommit how many virtual processors one logical processor stands for
   */
  public static Growth on(HostOffer host, String pool, double cpuOvercommit) {
    long vcpus = (long) Math.floor(host.cpus() * cpuOvercommit) - host.usedVcpus();
    return new Growth(
        host.name(),
        Map.of(
            "vcpus",
            vcpus,
            "memoryMiB",
            host.memoryMiB() - host.usedMemoryMiB(),
            "diskGiB",
            host.freeGiB(pool)));
  }

  /** What is left of it, not below zero. */
  public long of(String name) {
    return Math.max(0, left.getOrDefault(name, 0L));
  }
}
