package org.patchbay.tenant.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Optional;
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

  UUID customRole;

  protected Member() {}

  public Member(UUID tenantId, String username, Rights rights) {
    this.tenantId = tenantId;
    this.username = username;
    becomes(rights);
  }

  public String username() {
    return username;
  }

  public TenantRole role() {
    return role;
  }

  /** That of the tenant's own making which the member holds; its role then is the least. */
  public Optional<UUID> customRole() {
    return Optional.ofNullable(customRole);
  }

  /** By which requests name the role. */
  public String roleKey() {
    return customRole == null ? role.name() : customRole.toString();
  }

  public void becomes(Rights other) {
    role = other.role() == null ? TenantRole.VIEWER : other.role();
    customRole = other.custom();
  }

  /** The two halves of the key. */
  public record Key(UUID tenantId, String username) implements Serializable {}
}
