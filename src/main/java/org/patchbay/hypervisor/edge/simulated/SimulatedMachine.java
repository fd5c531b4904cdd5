package org.patchbay.hypervisor.edge.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.SeenMachine;
import org.patchbay.hypervisor.entity.Stamp;

/**
 * A machine on a simulated host. What it is at a time follows from when it was started and stopped.
 *
 * @param stamp ours, or empty for a stranger
 * @param defined what it starts with next
 * @param running what it was started with and was given since; of no meaning while it is off
 * @param cards its interfaces
 * @param startedAt when it began to run; empty while it is off
 * @param stoppingSince when its guest was asked to shut down
 * @param guard what the guards of its public interfaces let through, as a fingerprint
 */
record SimulatedMachine(
    UUID uuid,
    String name,
    Optional<Stamp> stamp,
    Shape defined,
    Shape running,
    Cards cards,
    Optional<Instant> startedAt,
    Optional<Instant> stoppingSince,
    Optional<Mishap> mishap,
    String guard) {
  /** A machine uses a tenth of its processors, so that there is something to see. */
  private static final long LOAD_DIVISOR = 10;

  MachineState state(Instant now, Duration shutdown) {
    if (startedAt.isEmpty()) {
      return met(Mishap.CRASHED) ? MachineState.CRASHED : MachineState.OFF;
    }
    if (met(Mishap.PAUSED)) {
      return MachineState.PAUSED;
    }
    if (stoppingSince.isEmpty()) {
      return MachineState.RUNNING;
    }
    boolean stillStopping = now.isBefore(stoppingSince.get().plus(shutdown));
    return stillStopping ? MachineState.STOPPING : MachineState.OFF;
  }

  boolean met(Mishap one) {
    return mishap.filter(one::equals).isPresent();
  }

  boolean booted(Instant now, Duration boot) {
    return mishap.isEmpty()
        && startedAt.map(start -> !now.isBefore(start.plus(boot))).orElse(false);
  }

  SimulatedMachine started(Instant at) {
    return with(defined)
        .with(cards.started())
        .with(Optional.of(at), Optional.empty(), Optional.empty());
  }

  SimulatedMachine with(Shape given) {
    return new SimulatedMachine(
        uuid, name, stamp, defined, given, cards, startedAt, stoppingSince, mishap, guard);
  }

  /** The same behind other guards. */
  SimulatedMachine guarded(String other) {
    return new SimulatedMachine(
        uuid, name, stamp, defined, running, cards, startedAt, stoppingSince, mishap, other);
  }

  SimulatedMachine with(Cards given) {
    return new SimulatedMachine(
        uuid, name, stamp, defined, running, given, startedAt, stoppingSince, mishap, guard);
  }

  /** What it has now. */
  Shape shape(Instant now, Duration shutdown) {
    MachineState state = state(now, shutdown);
    return state == MachineState.OFF || state == MachineState.CRASHED ? defined : running;
  }

  SimulatedMachine off() {
    return with(Optional.empty(), Optional.empty(), Optional.empty());
  }

  SimulatedMachine askedToStop(Instant at) {
    return with(startedAt, stoppingSince.or(() -> Optional.of(at)), mishap);
  }

  SimulatedMachine resumed() {
    return with(startedAt, stoppingSince, Optional.empty());
  }

  SimulatedMachine struckBy(Mishap what) {
    return what == Mishap.CRASHED
        ? with(Optional.empty(), Optional.empty(), Optional.of(what))
        : with(startedAt, Optional.empty(), Optional.of(what));
  }

  private SimulatedMachine with(
      Optional<Instant> started, Optional<Instant> stopping, Optional<Mishap> what) {
    return new SimulatedMachine(
        uuid, name, stamp, defined, running, cards, started, stopping, what, guard);
  }

  /** What its guest has written to its serial console since it was started; as guests do. */
  String console(Instant now, Duration boot) {
    if (mishap.isPresent()) {
      return "[    0.000000] simulated guest\r\nKernel panic - not syncing: "
          + mishap.get()
          + "\r\n";
    }
    if (startedAt.isEmpty()) {
      return "";
    }
    return "[    0.000000] simulated guest\r\n"
        + (booted(now, boot) ? "\u001b[1;32mready\u001b[0m\r\n" : "waiting for its disk\r\n");
  }

  SeenMachine seen(Instant now, Duration shutdown) {
    Shape has = shape(now, shutdown);
    return new SeenMachine(
        uuid,
        name,
        state(now, shutdown),
        stamp,
        has.vcpus(),
        has.memoryMiB(),
        cpuNanos(now, shutdown));
  }

  private long cpuNanos(Instant now, Duration shutdown) {
    MachineState state = state(now, shutdown);
    boolean on = state == MachineState.RUNNING || state == MachineState.STOPPING;
    Duration runs = on ? Duration.between(startedAt.orElse(now), now) : Duration.ZERO;
    return Math.max(0, runs.toNanos()) * running.vcpus() / LOAD_DIVISOR;
  }
}
