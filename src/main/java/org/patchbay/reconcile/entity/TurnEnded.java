package org.patchbay.reconcile.entity;

import java.util.Optional;
import java.util.UUID;

/**
 * Fired within the transaction that records how a turn ended, so that who observes it writes in the
 * same transaction. The resource's row is locked.
 *
 * @param tenant whose resource it is, or the platform's scope
 * @param generation of the resource when the turn began: what is asked for since is not done yet
 * @param trouble present when {@code outcome} is {@code TROUBLED} or {@code FAILED}
 */
public record TurnEnded(
    ResourceKey key, UUID tenant, long generation, Outcome outcome, Optional<Trouble> trouble) {
  /** How it ended. */
  public enum Outcome {
    /** As wanted. */
    SETTLED,
    /** The resource is no more, as wanted. */
    GONE,
    /** Under way, without a fault. */
    UNDER_WAY,
    /** A fault, and the engine goes on by itself. */
    TROUBLED,
    /** A fault, and the engine stops until somebody changes something. */
    FAILED
  }
}
