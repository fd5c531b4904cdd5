package org.patchbay.tenant.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much of one thing a tenant may reserve, and when. Pure; the statement of {@code Quotas} that
 * reserves says the same, because it has to say it under the row's lock.
 *
 * @param hard never more than this
 * @param soft more than this only for a time; null for none
 * @param grace how long
 * @param overSince since when more than the soft limit is reserved; null when it is not
 * @param raised the limit instead, until {@code raisedUntil}; both null for none
 */
public record QuotaRule(
    long hard, Long soft, Duration grace, Instant overSince, Long raised, Instant raisedUntil) {
  public static QuotaRule hard(long limit) {
    return new QuotaRule(limit, null, Duration.ZERO, null, null, null);
  }

  public boolean raisedAt(Instant now) {
    return raisedUntil != null && raisedUntil.isAfter(now);
  }

  /** The limit that counts now. */
  public long limitAt(long used, Instant now) {
    if (raisedAt(now)) {
      return Math.max(hard, raised);
    }
    boolean over = graceEnds(used, now).filter(end -> !end.isAfter(now)).isPresent();
    return soft != null && (over || grace.isZero()) ? Math.min(soft, hard) : hard;
  }

  /** When the soft limit begins to count; empty while not more than that is reserved. */
  public Optional<Instant> graceEnds(long used, Instant now) {
    if (soft == null || used <= soft || raisedAt(now)) {
      return Optional.empty();
    }
    Instant since = overSince != null ? overSince : raisedUntil;
    return Optional.of((since == null ? now : since).plus(grace));
  }
}
