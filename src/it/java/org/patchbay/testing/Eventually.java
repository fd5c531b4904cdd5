package org.patchbay.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, never for a time. */
public final class Eventually {
  static final Duration LONGEST = Duration.ofSeconds(120);

  private Eventually() {}

  /** Until it is true; fails with what is the case instead when that takes too long. */
  public static void until(String what, BooleanSupplier condition, Supplier<?> instead) {
    until(what, LONGEST, condition, instead);
  }

  /** The same for what takes long even on a machine with nothing else to do. */
  public static void until(
      String what, Duration longest, BooleanSupplier condition, Supplier<?> instead) {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("never: " + what + "; instead " + instead.get());
      }
      pause();
    }
  }

  public static void until(String what, BooleanSupplier condition) {
    until(what, condition, () -> "nothing");
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
