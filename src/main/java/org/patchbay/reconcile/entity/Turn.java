package org.patchbay.reconcile.entity;

import java.time.Instant;
import java.util.UUID;
import org.patchbay.fault.entity.FaultCode;

/**
 * A turn that begins: what the engine knew of the resource.
 *
 * @param tenant whose resource it is, or the platform's scope
 * @param generation the nudges it had seen; one that comes later asks for another turn
 * @param lastFault since the resource was last settled, or null
 * @param attempts turns that ended with that fault since
 * @param faultSince when the trouble began that still stands, or null
 */
public record Turn(
    ResourceKey key,
    UUID tenant,
    long generation,
    FaultCode lastFault,
    int attempts,
    Instant faultSince) {

  /** Turns with this fault, when this one too ends with it. */
  public int attemptsWith(FaultCode code) {
    return code == lastFault ? attempts + 1 : 1;
  }

  /** Since when there is this trouble, when this turn too ends with it. */
  public Instant troubledSince(FaultCode code, Instant now) {
    return code == lastFault && faultSince != null ? faultSince : now;
  }
}
