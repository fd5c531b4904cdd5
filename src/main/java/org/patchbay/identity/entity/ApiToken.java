package org.patchbay.identity.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.patchbay.tenant.entity.CustomRole;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.TenantRole;

/** A word by which a machine acts for the member who made it. Its secret is not here. */
@Entity
@Table(name = "api_token")
@DynamicUpdate
public class ApiToken {
  @Id UUID id;
  @TenantId UUID tenantId;
  String name;
  String hash;

  @Enumerated(EnumType.STRING)
  TenantRole role;

  String[] permissions;
  String madeBy;
  Instant madeAt;
  Instant expiresAt;
  Instant lastUsedAt;
  String lastUsedFrom;
  Instant revokedAt;
  String revokedBy;
  boolean mayDestroy;

  protected ApiToken() {}

  /** Of a maker with these rights, which it never has more of. */
  public ApiToken(TokenWish wish, Rights makers, String secret, String maker, Instant now) {
    this.id = UUID.randomUUID();
    this.name = wish.name();
    this.role = TenantRole.named(wish.role());
    this.permissions = CustomRole.names(Rights.of(role).within(makers).permissions());
    this.hash = TokenSecret.hash(secret);
    this.madeBy = maker;
    this.madeAt = now;
    this.expiresAt = now.plus(Duration.ofDays(wish.days()));
  }

  /** It was made to destroy things, too. */
  public ApiToken destroying() {
    mayDestroy = true;
    return this;
  }

  public boolean mayDestroy() {
    return mayDestroy;
  }

  /** It opens nothing from now on; a second time changes nothing. */
  public void revoke(String by, Instant now) {
    if (revokedAt == null) {
      revokedAt = now;
      revokedBy = by;
    }
  }

  public TokenState state(Instant now) {
    if (revokedAt != null) {
      return TokenState.REVOKED;
    }
    return expiresAt.isAfter(now) ? TokenState.ACTIVE : TokenState.EXPIRED;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public String name() {
    return name;
  }

  public TenantRole role() {
    return role;
  }

  /** What it may at most; what its maker may not any more, it may not either. */
  public Rights rights() {
    Rights said = Rights.of(role);
    return permissions == null
        ? said
        : said.within(Rights.of(null, null, CustomRole.named(permissions)));
  }

  public String madeBy() {
    return madeBy;
  }

  public Instant madeAt() {
    return madeAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt);
  }

  public Optional<String> lastUsedFrom() {
    return Optional.ofNullable(lastUsedFrom);
  }

  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  public Optional<String> revokedBy() {
    return Optional.ofNullable(revokedBy);
  }
}
