package org.patchbay.probe.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** A node's health became another. */
@Entity
@Immutable
@Table(name = "health_change")
public class HealthChange {
  @Id UUID id;
  @TenantId UUID tenantId;
  UUID nodeId;
  Instant at;

  @Enumerated(EnumType.STRING)
  HealthState state;

  @Enumerated(EnumType.STRING)
  Why why;

  List<String> about;

  protected HealthChange() {}

  public HealthChange(UUID node, Finding finding, Instant at) {
    this.id = UUID.randomUUID();
    this.nodeId = node;
    this.at = at;
    this.state = finding.state();
    this.why = finding.why();
    this.about = finding.about();
  }

  public UUID id() {
    return id;
  }

  public Instant at() {
    return at;
  }

  public Finding finding() {
    return new Finding(state, why, about);
  }
}
