package org.patchbay.cluster.boundary;

import java.util.HashMap;
import java.util.Map;
import org.patchbay.container.entity.Caps;

/** Limits of a cluster, in the quotas' units; null for none. */
public record CapsJson(Long containers, Long vcpus, Long memoryMiB, Long diskGiB) {
  static CapsJson of(Caps caps) {
    Map<String, Long> limits = caps.limits();
    return new CapsJson(
        limits.get("containers"),
        limits.get("vcpus"),
        limits.get("memoryMiB"),
        limits.get("diskGiB"));
  }

  Map<String, Long> limits() {
    Map<String, Long> limits = new HashMap<>();
    limits.put("containers", containers);
    limits.put("vcpus", vcpus);
    limits.put("memoryMiB", memoryMiB);
    limits.put("diskGiB", diskGiB);
    return limits;
  }
}
