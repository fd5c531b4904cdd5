package org.patchbay.operation.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.patchbay.tenant.entity.Caller;

/** Who asked for what and when. How far it is follows from its parts. */
@Entity
public class Operation {
  @Id UUID id;
  @TenantId UUID tenantId;
  String kind;
  String targetKind;
  UUID targetId;
  String targetName;
  String actor;
  String onBehalfOf;
  String requestId;
  Instant createdAt;
  Instant startedAt;
  Instant endedAt;
  boolean cancelRequested;

  @Enumerated(EnumType.STRING)
  OperationState verdict;

  protected Operation() {}

  public Operation(String kind, Target target, Caller caller, Instant now) {
    this.id = UUID.randomUUID();
    this.tenantId = target.tenant();
    this.kind = kind;
    this.targetKind = target.kind();
    this.targetId = target.id();
    this.targetName = target.name();
    this.actor = caller.name();
    this.requestId = caller.requestId();
    this.createdAt = now;
  }

  public UUID id() {
    return id;
  }

  public String kind() {
    return kind;
  }

  public Target target() {
    return new Target(tenantId, targetKind, targetId, targetName);
  }

  public String actor() {
    return actor;
  }

  public Optional<String> onBehalfOf() {
    return Optional.ofNullable(onBehalfOf);
  }

  public String requestId() {
    return requestId;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<Instant> startedAt() {
    return Optional.ofNullable(startedAt);
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  public boolean cancelRequested() {
    return cancelRequested;
  }

  /** What it came to, as it followed from the parts when the last of them ended. */
  public OperationState state() {
    return verdict != null
        ? verdict
        : OperationState.of(EnumSet.of(PartState.PENDING), startedAt != null, cancelRequested);
  }
}
