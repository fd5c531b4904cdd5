package org.patchbay.identity.boundary;

import java.time.Instant;
import java.util.UUID;
import org.patchbay.identity.entity.ApiToken;

/**
 * An API token without its secret.
 *
 * @param state ACTIVE, EXPIRED or REVOKED
 * @param mayDestroy whether it retires clusters and containers, too
 */
public record TokenJson(
    UUID id,
    String name,
    String role,
    String state,
    String madeBy,
    Instant madeAt,
    Instant expiresAt,
    Instant lastUsedAt,
    String lastUsedFrom,
    Instant revokedAt,
    String revokedBy,
    boolean mayDestroy) {
  static TokenJson of(ApiToken token, Instant now) {
    return new TokenJson(
        token.id(),
        token.name(),
        token.role().name(),
        token.state(now).name(),
        token.madeBy(),
        token.madeAt(),
        token.expiresAt(),
        token.lastUsedAt().orElse(null),
        token.lastUsedFrom().orElse(null),
        token.revokedAt().orElse(null),
        token.revokedBy().orElse(null),
        token.mayDestroy());
  }
}
