package org.patchbay.tenant.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A person of a tenant and what that person may do there. */
@Entity
@Table(name = "member")
@IdClass(Member.Key.class)
public class Member {
  @Id UUID tenantId;
  @Id String username;

  @Enumerated(EnumType.STRING)
  TenantRole role;

  protected Member() {}

  public Member(UUID tenantId, String username, TenantRole role) {
    this.tenantId = tenantId;
    this.username = username;
    this.role = role;
  }

  public String username() {
    return username;
  }

  public TenantRole role() {
    return role;
  }

  public void becomes(TenantRole other) {
    role = other;
  }

  /** The two halves of the key. */
  public record Key(UUID tenantId, String username) implements Serializable {}
}
