package org.patchbay.helpdesk.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.entity.Consent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.tenant.entity.Tenant;

/** Helpdesk staff asks a tenant to let it act. It is answered once, and ends by itself. */
@Entity
@Table(name = "help_request")
public class HelpRequest {
  @Id UUID id;
  @TenantId UUID tenantId;
  UUID clusterId;
  String scope;
  List<String> deeds;
  int minutes;
  String reason;
  String ticket;
  String askedBy;
  Instant askedAt;
  List<String> granted;
  Instant goodUntil;
  UUID standingId;
  String answer = "";
  String decidedBy;
  Instant decidedAt;
  String endedBy;
  Instant endedAt;

  protected HelpRequest() {}

  public HelpRequest(HelpAsk ask, HelpPlace place, String askedBy, Instant now) {
    this.id = UUID.randomUUID();
    this.clusterId = place.cluster();
    this.scope = place.name();
    this.deeds = Deeds.row(ask.scope().allowed());
    this.minutes = ask.scope().minutes();
    this.reason = ask.reason();
    this.ticket = ask.ticket();
    this.askedBy = askedBy;
    this.askedAt = now;
  }

  /** How far it is: nothing sets it. */
  public HelpState state(Instant now) {
    if (decidedAt == null) {
      return endedAt == null ? HelpState.OPEN : HelpState.WITHDRAWN;
    }
    if (goodUntil == null) {
      return HelpState.REFUSED;
    }
    if (endedBy != null) {
      return endedBy.equals(askedBy) ? HelpState.GIVEN_BACK : HelpState.REVOKED;
    }
    return now.isBefore(goodUntil) ? HelpState.ACTIVE : HelpState.OVER;
  }

  /**
   * Grants it from now on, or less of it.
   *
   * @throws Fault {@code HELP_DECIDED}
   */
  public void grant(HelpScope less, HelpPlace place, String words, String by, Instant now) {
    decide(words, by, now);
    clusterId = place.cluster();
    scope = place.name();
    granted = Deeds.row(less.allowed());
    goodUntil = now.plus(Duration.ofMinutes(less.minutes()));
  }

  /**
   * Grants all of it by what was consented to in advance.
   *
   * @throws Fault {@code HELP_DECIDED}
   */
  public void grant(StandingConsent standing, Instant now) {
    decide("", standing.givenBy(), now);
    standingId = standing.id();
    granted = deeds;
    goodUntil = now.plus(Duration.ofMinutes(minutes));
  }

  /**
   * Grants nothing.
   *
   * @throws Fault {@code HELP_DECIDED}
   */
  public void refuse(String words, String by, Instant now) {
    decide(words, by, now);
  }

  private void decide(String words, String by, Instant now) {
    if (state(now) != HelpState.OPEN) {
      throw Fault.of(FaultCode.HELP_DECIDED);
    }
    answer = words;
    decidedBy = by;
    decidedAt = now;
  }

  /**
   * Ends it before its time, whoever does.
   *
   * @throws Fault {@code HELP_ENDED} when there is nothing to end
   */
  public void end(String by, Instant now) {
    if (!isUnderWay(now)) {
      throw Fault.of(FaultCode.HELP_ENDED);
    }
    endedBy = by;
    endedAt = now;
  }

  private boolean isUnderWay(Instant now) {
    return state(now) == HelpState.OPEN || state(now) == HelpState.ACTIVE;
  }

  /** Notes that its time is over; whether it is, nobody needs to note. */
  public void expired() {
    endedAt = goodUntil;
  }

  /** What it allows, as long as it is active. */
  public Consent consent(Tenant tenant) {
    return new Consent(
        id, askedBy, tenant, allowed(), Optional.ofNullable(clusterId), scope, goodUntil);
  }

  public HelpPlace place() {
    return new HelpPlace(clusterId, scope);
  }

  public UUID id() {
    return id;
  }

  public String reference() {
    return Consent.reference(id);
  }

  public UUID tenantId() {
    return tenantId;
  }

  public Optional<UUID> clusterId() {
    return Optional.ofNullable(clusterId);
  }

  /** Name of the cluster; empty for the whole tenant. */
  public String scope() {
    return scope;
  }

  /** What was asked for. */
  public Set<HelpDeed> deeds() {
    return Deeds.of(deeds);
  }

  /** What was granted; empty when nothing was. */
  public Set<HelpDeed> allowed() {
    return Deeds.of(granted == null ? List.of() : granted);
  }

  public int minutes() {
    return minutes;
  }

  public String reason() {
    return reason;
  }

  public String ticket() {
    return ticket;
  }

  public String askedBy() {
    return askedBy;
  }

  public Instant askedAt() {
    return askedAt;
  }

  public Optional<Instant> goodUntil() {
    return Optional.ofNullable(goodUntil);
  }

  /** Whether it was granted by what was consented to in advance. */
  public boolean standing() {
    return standingId != null;
  }

  public String answer() {
    return answer;
  }

  public Optional<String> decidedBy() {
    return Optional.ofNullable(decidedBy);
  }

  public Optional<Instant> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }

  public Optional<String> endedBy() {
    return Optional.ofNullable(endedBy);
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }
}
