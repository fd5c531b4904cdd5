package org.patchbay.reconcile.entity;

import java.time.Duration;

/** What the engine does with a resource after a turn. */
public sealed interface Course {
  /** The next turn begins now. */
  record Onward() implements Course {}

  /** The next turn begins after the pause, or when nudged. */
  record Later(Duration pause) implements Course {}

  /** No turn before the next nudge. */
  record Stop() implements Course {}

  /** The resource is no more. */
  record Forget() implements Course {}
}
