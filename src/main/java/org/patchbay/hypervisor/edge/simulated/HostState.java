package org.patchbay.hypervisor.edge.simulated;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * All that a simulated host remembers.
 *
 * @param machines by uuid
 * @param volumes size in bytes by name; only complete ones
 */
record HostState(
    Map<UUID, SimulatedMachine> machines, Map<String, Long> volumes, Set<String> networks) {
  static HostState empty() {
    return new HostState(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
  }
}
