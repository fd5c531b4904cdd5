package org.patchbay.tenant.entity;

import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** That a tenant leaves: who asked for it and why, and how far it is. It goes forward only. */
@Embeddable
public class Leave {
  Instant leaveAskedAt;
  String leaveAskedBy;
  String leaveReason;
  Instant leaveRestsUntil;
  Instant leaveBegunAt;
  Instant leaveRightsEndedAt;
  Instant leaveEndedAt;

  protected Leave() {}

  /**
   * Asked for now.
   *
   * @param rest how long it may be called back
   */
  public Leave(String by, String reason, Instant now, Duration rest) {
    leaveAskedBy = by;
    leaveReason = reason;
    leaveAskedAt = now;
    leaveRestsUntil = now.plus(rest);
  }

  public LeaveState state() {
    return LeaveState.of(leaveBegunAt, leaveEndedAt);
  }

  /** Whether the time is over in which it may be called back. */
  public boolean hasRested(Instant now) {
    return !now.isBefore(leaveRestsUntil);
  }

  /** From now on everything goes; what has begun stays so. */
  public void begin(Instant now) {
    if (leaveBegunAt == null) {
      leaveBegunAt = now;
    }
  }

  /** Nobody has rights any more. */
  public void endRights(Instant now) {
    leaveRightsEndedAt = now;
  }

  /** Nothing is left. */
  public void end(Instant now) {
    leaveEndedAt = now;
  }

  public Instant askedAt() {
    return leaveAskedAt;
  }

  public String askedBy() {
    return leaveAskedBy;
  }

  /** What its people read. */
  public String reason() {
    return leaveReason;
  }

  public Instant restsUntil() {
    return leaveRestsUntil;
  }

  public Optional<Instant> begunAt() {
    return Optional.ofNullable(leaveBegunAt);
  }

  public boolean haveRightsEnded() {
    return leaveRightsEndedAt != null;
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(leaveEndedAt);
  }
}
