package org.patchbay.quota.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/** A tenant asks for more of one thing. It is answered once. */
@Entity
@Table(name = "quota_request")
public class QuotaRequest {
  @Id UUID id;
  @TenantId UUID tenantId;
  String name;
  long wanted;
  String reason;

  @Enumerated(EnumType.STRING)
  QuotaRequestState state = QuotaRequestState.OPEN;

  String askedBy;
  Instant askedAt;
  Long granted;
  Instant grantedUntil;
  String answer = "";
  String decidedBy;
  Instant decidedAt;

  protected QuotaRequest() {}

  public QuotaRequest(QuotaAsk ask, String askedBy, Instant now) {
    this.id = UUID.randomUUID();
    this.name = ask.quota();
    this.wanted = ask.wanted();
    this.reason = ask.reason().strip();
    this.askedBy = askedBy;
    this.askedAt = now;
  }

  /**
   * Answers it.
   *
   * @throws Fault {@code ALREADY_DECIDED}
   */
  public void decide(QuotaDecision decision, String by, Instant now) {
    end(
        decision.granted() == null ? QuotaRequestState.REFUSED : QuotaRequestState.GRANTED,
        by,
        now);
    granted = decision.granted();
    grantedUntil = decision.until();
    answer = decision.answer();
  }

  /**
   * The tenant does not ask any more.
   *
   * @throws Fault {@code ALREADY_DECIDED}
   */
  public void withdraw(String by, Instant now) {
    end(QuotaRequestState.WITHDRAWN, by, now);
  }

  private void end(QuotaRequestState how, String by, Instant now) {
    if (state != QuotaRequestState.OPEN) {
      throw Fault.of(FaultCode.ALREADY_DECIDED, name);
    }
    state = how;
    decidedBy = by;
    decidedAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  /** Of the quota. */
  public String name() {
    return name;
  }

  public long wanted() {
    return wanted;
  }

  public String reason() {
    return reason;
  }

  public QuotaRequestState state() {
    return state;
  }

  public boolean isOpen() {
    return state == QuotaRequestState.OPEN;
  }

  public String askedBy() {
    return askedBy;
  }

  public Instant askedAt() {
    return askedAt;
  }

  public Optional<Long> granted() {
    return Optional.ofNullable(granted);
  }

  public Optional<Instant> grantedUntil() {
    return Optional.ofNullable(grantedUntil);
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
}
