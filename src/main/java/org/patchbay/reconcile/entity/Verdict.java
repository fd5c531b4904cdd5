package org.patchbay.reconcile.entity;

import java.time.Duration;

/** How the engine goes on with a resource after a turn. */
public sealed interface Verdict {
  /** As wanted: look again at the next nudge, or at the usual time. */
  record Settled() implements Verdict {}

  /** A step was done and another follows: at once. */
  record Again() implements Verdict {}

  /** Something else must happen first: look again after the pause, or earlier when nudged. */
  record Wait(Duration pause) implements Verdict {}

  /** The resource is no more: forget it. */
  record Gone() implements Verdict {}
}
