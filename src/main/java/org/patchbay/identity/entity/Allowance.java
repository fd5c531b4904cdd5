package org.patchbay.identity.entity;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a source may still do something: as often as it may in a minute at once, and what was
 * used comes back evenly. Pure.
 *
 * @param left how often at that time, in parts of which {@value #ONE} are one time
 */
public record Allowance(long left, Instant at) {
  /** So that a millisecond brings a whole number of them, however many a minute has. */
  private static final long ONE = 60_000;

  public static Allowance full(int aMinute, Instant now) {
    return new Allowance(aMinute * ONE, now);
  }

  /** With what has come back meanwhile. */
  public Allowance at(Instant now, int aMinute) {
    long millis = Math.max(0, Math.min(ONE, Duration.between(at, now).toMillis()));
    return new Allowance(Math.min(aMinute * ONE, left + millis * aMinute), now);
  }

  public boolean isUsedUp() {
    return left < ONE;
  }

  public boolean isFull(int aMinute) {
    return left >= aMinute * ONE;
  }

  /** One less; what is used up stays as it is, so that who goes on asking waits no longer. */
  public Allowance less() {
    return isUsedUp() ? this : new Allowance(left - ONE, at);
  }

  /** Until there is one again; in whole seconds, one or more. */
  public Duration wait(int aMinute) {
    long millis = (Math.max(0, ONE - left) + aMinute - 1) / aMinute;
    return Duration.ofSeconds(Math.max(1, (millis + 999) / 1000));
  }
}
