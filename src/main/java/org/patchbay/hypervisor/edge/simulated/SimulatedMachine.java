package org.patchbay.hypervisor.edge.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.SeenMachine;
import org.patchbay.hypervisor.entity.Stamp;

/**
 * A machine on a simulated host.
 *
 * @param stamp ours, or empty for a stranger
 * @param networks it is plugged into
 * @param startedAt when it began to run; empty while it is off
 * @param stoppingSince when its guest was asked to shut down
 */
record SimulatedMachine(
    UUID uuid,
    String name,
    Optional<Stamp> stamp,
    int vcpus,
    long memoryMiB,
    Set<String> networks,
    Optional<Instant> startedAt,
    Optional<Instant> stoppingSince) {

  MachineState state(Instant now, Duration shutdown) {
    if (startedAt.isEmpty()) {
      return MachineState.OFF;
    }
    if (stoppingSince.isEmpty()) {
      return MachineState.RUNNING;
    }
    boolean stillStopping = now.isBefore(stoppingSince.get().plus(shutdown));
    return stillStopping ? MachineState.STOPPING : MachineState.OFF;
  }

  boolean booted(Instant now, Duration boot) {
    return startedAt.map(start -> !now.isBefore(start.plus(boot))).orElse(false);
  }

  SimulatedMachine started(Instant at) {
    return with(Optional.of(at), Optional.empty());
  }

  SimulatedMachine off() {
    return with(Optional.empty(), Optional.empty());
  }

  SimulatedMachine askedToStop(Instant at) {
    return with(startedAt, stoppingSince.or(() -> Optional.of(at)));
  }

  private SimulatedMachine with(Optional<Instant> started, Optional<Instant> stopping) {
    return new SimulatedMachine(uuid, name, stamp, vcpus, memoryMiB, networks, started, stopping);
  }

  SeenMachine seen(Instant now, Duration shutdown) {
    return new SeenMachine(uuid, name, state(now, shutdown), stamp, vcpus, memoryMiB, 0);
  }
}
