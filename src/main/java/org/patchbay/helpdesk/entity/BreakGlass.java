package org.patchbay.helpdesk.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.entity.Emergency;
import org.patchbay.tenant.entity.Tenant;

/** An administrator acts in a tenant without its consent, in an emergency. It ends by itself. */
@Entity
@Table(name = "break_glass")
public class BreakGlass {
  @Id UUID id;
  @TenantId UUID tenantId;
  String person;
  String reason;
  int minutes;
  Instant begunAt;
  Instant goodUntil;
  String endedBy;
  Instant endedAt;

  protected BreakGlass() {}

  public BreakGlass(GlassWish wish, String person, Instant now) {
    this.id = UUID.randomUUID();
    this.person = person;
    this.reason = wish.reason();
    this.minutes = wish.minutes();
    this.begunAt = now;
    this.goodUntil = now.plus(Duration.ofMinutes(wish.minutes()));
  }

  /** How far it is: nothing sets it. */
  public GlassState state(Instant now) {
    if (endedBy != null) {
      return GlassState.ENDED;
    }
    return now.isBefore(goodUntil) ? GlassState.ACTIVE : GlassState.OVER;
  }

  /**
   * Ends it before its time.
   *
   * @throws Fault {@code HELP_ENDED} when there is nothing to end
   */
  public void end(String by, Instant now) {
    if (state(now) != GlassState.ACTIVE) {
      throw Fault.of(FaultCode.HELP_ENDED);
    }
    endedBy = by;
    endedAt = now;
  }

  /** Notes that its time is over; whether it is, nobody needs to note. */
  public void expired() {
    endedAt = goodUntil;
  }

  /** What it allows, as long as it is active. */
  public Emergency emergency(Tenant tenant) {
    return new Emergency(id, person, tenant, reason, goodUntil);
  }

  public UUID id() {
    return id;
  }

  public String reference() {
    return Emergency.reference(id);
  }

  public UUID tenantId() {
    return tenantId;
  }

  public String person() {
    return person;
  }

  public String reason() {
    return reason;
  }

  public int minutes() {
    return minutes;
  }

  public Instant begunAt() {
    return begunAt;
  }

  public Instant goodUntil() {
    return goodUntil;
  }

  public Optional<String> endedBy() {
    return Optional.ofNullable(endedBy);
  }

  /** When it came to its end; empty while its time runs. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }
}
