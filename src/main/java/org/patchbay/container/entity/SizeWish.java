package org.patchbay.container.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.patchbay.hypervisor.entity.MachineSize;

/**
 * What is wanted of a container's size, and what was already done for it.
 *
 * @param refitting one restart may be made for it
 * @param askedAt when the host was last asked to give it, as long as it does not fit
 */
public record SizeWish(ContainerSize size, boolean refitting, Optional<Instant> askedAt) {
  /** How long a guest may take to give memory back until nobody waits for it any more. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  /** After which it is asked again. */
  static final Duration AGAIN = Duration.ofMinutes(4);

  boolean restartDue(MachineSize now) {
    return refitting && of(now).has(Flexing.Way.NEEDS_RESTART);
  }

  /** The step for a machine that runs. */
  ContainerStep whileRunning(MachineSize now, Instant time) {
    if (!of(now).has(Flexing.Way.LIVE)) {
      return ContainerStep.NOTHING;
    }
    if (askedAt.isEmpty() || !time.isBefore(askedAt.get().plus(AGAIN))) {
      return ContainerStep.RESIZE;
    }
    boolean patient = time.isBefore(askedAt.get().plus(PATIENCE));
    return patient ? ContainerStep.AWAIT_SIZE : ContainerStep.LEAVE_SIZE;
  }

  private Flexing of(MachineSize now) {
    return Flexing.of(now, size, true);
  }

  /** The disk of a machine that is off is to grow. */
  boolean diskTooSmall(MachineSize now) {
    return now.diskGiB() < size.diskGiB();
  }

  /** It starts next with what is wanted. A ceiling may be a bit higher than was asked for. */
  boolean isDefinedSo(MachineSize now) {
    return now.vcpus() == size.vcpus()
        && now.maxVcpus() == size.maxVcpus()
        && now.memoryMiB() == size.memoryMiB()
        && now.maxMemoryMiB() >= size.maxMemoryMiB();
  }
}
