package org.patchbay.container.entity;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.patchbay.hypervisor.entity.MachineSize;
import org.patchbay.hypervisor.entity.MachineState;

/** How big a container's machine was seen to be, and what is done to make it fit. */
@Embeddable
public class Fit {
  Integer seenVcpus;
  Integer seenMaxVcpus;
  Long seenMemoryMib;
  Long seenMaxMemoryMib;
  Long seenDiskGib;
  boolean refitting;
  boolean refitDue;
  Instant resizeAskedAt;

  protected Fit() {}

  static Fit unseen() {
    return new Fit();
  }

  /**
   * Another size is wanted.
   *
   * @param restart one restart may be made for it
   */
  void want(boolean restart) {
    refitting = restart;
    refitDue = false;
    resizeAskedAt = null;
  }

  /** What needs a restart waits for its turn among others. */
  void queue(boolean restart) {
    refitDue = restart;
  }

  /** Its turn has come. */
  void turn() {
    refitDue = false;
    refitting = true;
    resizeAskedAt = null;
  }

  /**
   * What the host says now, before the state that it says along with it is known.
   *
   * @param before the state that was seen last
   */
  void saw(
      MachineState before, MachineState now, Optional<MachineSize> size, ContainerSize wanted) {
    boolean started = now == MachineState.RUNNING && before != MachineState.RUNNING;
    if (size.isEmpty()) {
      forget();
    } else {
      keep(size.get());
      boolean fits = Flexing.of(size.get(), wanted, true).way() == Flexing.Way.NOTHING;
      refitting &= !fits && !started;
      refitDue &= !fits && !started;
      resizeAskedAt = fits || started ? null : resizeAskedAt;
    }
  }

  private void keep(MachineSize size) {
    seenVcpus = size.vcpus();
    seenMaxVcpus = size.maxVcpus();
    seenMemoryMib = size.memoryMiB();
    seenMaxMemoryMib = size.maxMemoryMiB();
    seenDiskGib = size.diskGiB();
  }

  private void forget() {
    seenVcpus = null;
    seenMaxVcpus = null;
    seenMemoryMib = null;
    seenMaxMemoryMib = null;
    seenDiskGib = null;
  }

  void asked(Instant at) {
    resizeAskedAt = at;
  }

  SizeWish wish(ContainerSize wanted) {
    return new SizeWish(wanted, refitting, Optional.ofNullable(resizeAskedAt));
  }

  /** True when processors or memory are not what was seen last. */
  boolean differs(int vcpus, long memoryMiB) {
    return seenVcpus != null && (seenVcpus != vcpus || seenMemoryMib != memoryMiB);
  }

  Optional<MachineSize> seen() {
    return seenVcpus == null
        ? Optional.empty()
        : Optional.of(
            new MachineSize(seenVcpus, seenMaxVcpus, seenMemoryMib, seenMaxMemoryMib, seenDiskGib));
  }
}
