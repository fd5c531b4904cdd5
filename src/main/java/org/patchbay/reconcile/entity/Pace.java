package org.patchbay.reconcile.entity;

import java.time.Duration;
import java.util.UUID;
import org.patchbay.fault.entity.FaultKind;

/** How fast the engine goes on: every rule about it, in one place. */
public final class Pace {
  /** Tries after which the hypervisor's refusal is taken as its last word. */
  static final int TRIES_WHEN_REFUSED = 5;

  /**
   * Tries after which a thing that is gone or not as expected is no accident: what people and hosts
   * do between a turn's look and its step shows at the next look.
   */
  static final int TRIES_WHEN_OVERTAKEN = 3;

  static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
  static final Duration BETWEEN_TRIES_FOR_ROOM = Duration.ofSeconds(30);

  private Pace() {}

  /**
   * The course after a turn without a fault.
   *
   * @param resync after which a settled resource is looked at again anyway
   */
  public static Course after(Verdict verdict, UUID id, Duration resync) {
    if (verdict instanceof Verdict.Again) {
      return new Course.Onward();
    }
    if (verdict instanceof Verdict.Wait wait) {
      return new Course.Later(wait.pause());
    }
    if (verdict instanceof Verdict.Gone) {
      return new Course.Forget();
    }
    return new Course.Later(spread(resync, id));
  }

  /**
   * The course after a fault.
   *
   * @param attempts failed turns in a row with this fault, this one included
   */
  public static Course after(FaultKind kind, int attempts) {
    return switch (kind) {
      case UNREACHABLE -> new Course.Later(backOff(attempts));
      case NO_CAPACITY -> new Course.Later(BETWEEN_TRIES_FOR_ROOM);
      case REFUSED -> upTo(TRIES_WHEN_REFUSED, attempts);
      case NOT_FOUND, CONFLICT -> upTo(TRIES_WHEN_OVERTAKEN, attempts);
      case INVALID, FORBIDDEN, UNCONFIRMED, QUOTA, BUG -> new Course.Stop();
    };
  }

  private static Course upTo(int tries, int attempts) {
    return attempts < tries ? new Course.Later(backOff(attempts)) : new Course.Stop();
  }

  private static Duration backOff(int attempts) {
    Duration pause = Duration.ofSeconds(1L << Math.min(Math.max(attempts, 1) - 1, 10));
    return pause.compareTo(LONGEST_BACK_OFF) < 0 ? pause : LONGEST_BACK_OFF;
  }

  /**
   * Up to a tenth earlier, always the same for one id: a thousand resources are not due at once.
   */
  private static Duration spread(Duration resync, UUID id) {
    long tenth = Math.max(1, resync.toMillis() / 10);
    return resync.minusMillis(Math.floorMod((long) id.hashCode(), tenth));
  }
}
