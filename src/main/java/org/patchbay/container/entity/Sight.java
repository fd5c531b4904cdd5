package org.patchbay.container.entity;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.patchbay.hypervisor.entity.MachineState;

/** What was seen of a container's machine and of its guest. */
@Embeddable
public class Sight {
  @Enumerated(EnumType.STRING)
  MachineState seenState = MachineState.ABSENT;

  Instant seenSince;
  Instant readySince;
  boolean wasDefined;
  boolean wasReady;

  protected Sight() {}

  static Sight since(Instant now) {
    Sight sight = new Sight();
    sight.seenSince = now;
    return sight;
  }

  /** True when that is news. */
  boolean saw(MachineState state, Instant at) {
    if (state == seenState) {
      return false;
    }
    seenState = state;
    seenSince = at;
    if (state != MachineState.RUNNING) {
      readySince = null;
    }
    return true;
  }

  /** It is on another host now: unless it runs there, it is off. */
  void movedOver() {
    if (seenState != MachineState.RUNNING) {
      seenState = MachineState.OFF;
    }
  }

  /** It is to be made somewhere else, of nothing or of its disks. */
  void lost(boolean disksToo, Instant at) {
    seenState = disksToo ? MachineState.ABSENT : MachineState.OFF;
    seenSince = at;
    readySince = null;
    if (disksToo) {
      forget();
    }
  }

  boolean isGone() {
    return seenState == MachineState.OFF || seenState == MachineState.ABSENT;
  }

  boolean isRunning() {
    return seenState == MachineState.RUNNING;
  }

  void defined() {
    wasDefined = true;
  }

  void ready(Instant at) {
    wasReady = true;
    if (readySince == null) {
      readySince = at;
    }
  }

  /** It is ready again when its agent answers anew. */
  void notReady() {
    readySince = null;
  }

  /** As if it had never been. */
  void forget() {
    wasDefined = false;
    readySince = null;
    neverReady();
  }

  /** Nothing of its guest is there any more. */
  void neverReady() {
    wasReady = false;
  }

  Optional<Instant> readySince() {
    return Optional.ofNullable(readySince);
  }

  /** How long the last start took. */
  Optional<Duration> bootTime() {
    return readySince().map(at -> Duration.between(seenSince, at));
  }
}
