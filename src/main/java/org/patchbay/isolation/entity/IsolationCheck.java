package org.patchbay.isolation.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;

/** One look at whether a tenant is apart from the others, and together with itself. */
@Entity
@Table(name = "isolation_check")
@DynamicUpdate
public class IsolationCheck {
  @Id UUID id;
  @TenantId UUID tenantId;
  Instant askedAt;
  String askedBy;
  Instant endedAt;

  @Enumerated(EnumType.STRING)
  IsolationState state;

  List<String> findings = List.of();
  List<String> evidence = List.of();

  protected IsolationCheck() {}

  /** One that begins. */
  public IsolationCheck(String by, Instant now) {
    id = UUID.randomUUID();
    askedBy = by;
    askedAt = now;
    state = IsolationState.RUNNING;
  }

  /** It is over. */
  public void end(IsolationState end, List<Finding> found, List<Evidence> seen, Instant now) {
    state = end;
    findings = found.stream().map(Finding::write).toList();
    evidence = seen.stream().map(Evidence::write).toList();
    endedAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public Instant askedAt() {
    return askedAt;
  }

  /** A person's name, or the portal's own. */
  public String askedBy() {
    return askedBy;
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  public IsolationState state() {
    return state;
  }

  public List<Finding> findings() {
    return findings.stream().map(Finding::read).toList();
  }

  public List<Evidence> evidence() {
    return evidence.stream().map(Evidence::read).toList();
  }
}
