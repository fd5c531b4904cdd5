package org.patchbay.cluster.entity;

import java.util.Collection;
import org.patchbay.container.entity.ContainerStatus;

/** What people see of a cluster: computed from its containers. */
public enum ClusterStatus {
  PREPARING,
  RUNNING,
  /** Some containers are not as wanted. */
  DEGRADED,
  STOPPED,
  UNKNOWN,
  REMOVING;

  /** The status; total. A cluster without containers is on its way in or out. */
  public static ClusterStatus of(boolean retiring, Collection<ContainerStatus> containers) {
    if (retiring) {
      return REMOVING;
    }
    if (containers.stream().allMatch(ContainerStatus.STOPPED::equals) && !containers.isEmpty()) {
      return STOPPED;
    }
    if (containers.contains(ContainerStatus.LOST)) {
      return DEGRADED;
    }
    if (containers.contains(ContainerStatus.UNKNOWN)) {
      return UNKNOWN;
    }
    if (containers.contains(ContainerStatus.PREPARING)
        || containers.contains(ContainerStatus.STARTING)
        || containers.isEmpty()) {
      return PREPARING;
    }
    return containers.stream().allMatch(ContainerStatus.RUNNING::equals) ? RUNNING : DEGRADED;
  }
}
