package org.patchbay.notify.entity;

import java.time.Duration;

/** How long one waits before a mail is tried again. */
public final class Patience {
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private Patience() {}

  /**
   * Twice as long each time.
   *
   * @param attempts that have failed, one at least
   */
  public static Duration after(int attempts) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(Math.max(attempts, 1) - 1, 12));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}
