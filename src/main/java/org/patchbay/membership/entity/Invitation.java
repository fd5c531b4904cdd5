package org.patchbay.membership.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.TenantRole;

/** Somebody, known by a mail address only, was asked to join a tenant. */
@Entity
@Table(name = "invitation")
public class Invitation {
  /** How long it may be accepted; the realm's links last as long. */
  public static final Duration LASTS = Duration.ofDays(7);

  @Id UUID id;
  UUID tenantId;
  String mail;

  @Enumerated(EnumType.STRING)
  TenantRole role;

  UUID customRole;
  String invitedBy;
  boolean byMember;
  Instant invitedAt;
  Instant expiresAt;
  Instant toldAt;
  boolean withdrawn;

  protected Invitation() {}

  /**
   * As yet untold.
   *
   * @param byMember whether it counts only as long as who invites may give the role
   */
  public Invitation(
      UUID tenantId, String mail, Rights rights, String invitedBy, boolean byMember, Instant now) {
    this.id = UUID.randomUUID();
    this.tenantId = tenantId;
    this.mail = mail;
    this.role = rights.role() == null ? TenantRole.VIEWER : rights.role();
    this.customRole = rights.custom();
    this.invitedBy = invitedBy;
    this.byMember = byMember;
    this.invitedAt = now;
    this.expiresAt = now.plus(LASTS);
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public String mail() {
    return mail;
  }

  public TenantRole role() {
    return role;
  }

  /** That of the tenant's own making which it offers. */
  public Optional<UUID> customRole() {
    return Optional.ofNullable(customRole);
  }

  /** By which requests name the role. */
  public String roleKey() {
    return customRole == null ? role.name() : customRole.toString();
  }

  public String invitedBy() {
    return invitedBy;
  }

  public boolean isByMember() {
    return byMember;
  }

  public Instant invitedAt() {
    return invitedAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  /** When the identity provider sent its mail. */
  public Optional<Instant> toldAt() {
    return Optional.ofNullable(toldAt);
  }

  public void told(Instant now) {
    toldAt = now;
  }

  public boolean isWithdrawn() {
    return withdrawn;
  }

  public void withdraw() {
    withdrawn = true;
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
