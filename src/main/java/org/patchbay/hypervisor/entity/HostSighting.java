package org.patchbay.hypervisor.entity;

import java.time.Instant;
import java.util.List;

/**
 * A host as it was seen at one time.
 *
 * @param machines all machines, ours and strangers
 */
public record HostSighting(Instant at, HostFacts facts, List<SeenMachine> machines) {
  public HostSighting {
    machines = List.copyOf(machines);
  }
}
