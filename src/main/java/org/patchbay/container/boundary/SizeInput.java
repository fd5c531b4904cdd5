package org.patchbay.container.boundary;

import java.util.List;
import java.util.Set;
import org.patchbay.container.control.ContainerSizing.Consent;
import org.patchbay.container.entity.ContainerSize;

/**
 * A wish for another size. What is absent stays as it is; a ceiling that is absent rises with what
 * it is the ceiling of.
 *
 * @param later what needs a restart waits for the next stop
 * @param planId id of the plan that was shown; absent to take whatever comes out
 * @param confirm the restart and what stops working by it, as {@code RESTART:voice-sip-1}, {@code
 *     R7:sip}
 */
public record SizeInput(
    Integer vcpus,
    Integer maxVcpus,
    Long memoryMiB,
    Long maxMemoryMiB,
    Long diskGiB,
    boolean later,
    String planId,
    List<String> confirm) {
  ContainerSize over(ContainerSize now) {
    int processors = vcpus == null ? now.vcpus() : vcpus;
    long memory = memoryMiB == null ? now.memoryMiB() : memoryMiB;
    return new ContainerSize(
        processors,
        maxVcpus == null ? Math.max(now.maxVcpus(), processors) : maxVcpus,
        memory,
        maxMemoryMiB == null ? Math.max(now.maxMemoryMiB(), memory) : maxMemoryMiB,
        diskGiB == null ? now.diskGiB() : diskGiB);
  }

  Consent consent() {
    return new Consent(later, planId, confirm == null ? Set.of() : Set.copyOf(confirm));
  }
}
