package org.patchbay.hypervisor.entity;

import java.time.Instant;
import java.util.List;

/**
 * A host as it was seen at one time.
 *
 * @param machines all machines, ours and strangers
 * @param fixtures print of what of ours carries or guards traffic there; another one is a reason to
 *     look closely
 */
public record HostSighting(
    Instant at, HostFacts facts, List<SeenMachine> machines, String fixtures) {
  public HostSighting {
    machines = List.copyOf(machines);
  }
}
