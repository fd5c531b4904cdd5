package org.patchbay.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.identity.entity.ApiToken;
import org.patchbay.identity.entity.TokenPass;
import org.patchbay.identity.entity.TokenSecret;
import org.patchbay.identity.entity.TokenState;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;

/** Looks at the API tokens of machines that call; each request anew, so that nothing outlives. */
@ApplicationScoped
@Transactional
public class TokenDoor {
  /** Of two uses within this time the first is noted. */
  private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

  @Inject EntityManager em;
  @Inject Tenants tenants;
  @Inject Clock clock;

  /** What a good token opens; empty for one that is revoked, expired, or of a former member. */
  public Optional<TokenPass> open(String secret) {
    // Whose it is shows only when it is found.
    return TenantScope.within(TenantScope.PLATFORM, () -> found(secret));
  }

  /** Whether one that was good at first is neither revoked nor expired yet. */
  public boolean stands(UUID id) {
    return TenantScope.within(TenantScope.PLATFORM, () -> isActive(id));
  }

  private boolean isActive(UUID id) {
    return Optional.ofNullable(em.find(ApiToken.class, id))
        .filter(token -> token.state(clock.instant()) == TokenState.ACTIVE)
        .isPresent();
  }

  private Optional<TokenPass> found(String secret) {
    return em.createQuery("from ApiToken t where t.hash = :hash", ApiToken.class)
        .setParameter("hash", TokenSecret.hash(secret))
        .getResultStream()
        .findFirst()
        .filter(token -> token.state(clock.instant()) == TokenState.ACTIVE)
        .filter(token -> tenants.rights(token.tenantId(), token.madeBy()).isPresent())
        .map(this::pass);
  }

  private TokenPass pass(ApiToken token) {
    String slug = tenants.get(token.tenantId()).slug();
    return new TokenPass(
        token.id(), token.name(), slug, token.rights(), token.madeBy(), token.mayDestroy());
  }

  /** Notes when and from where it was used last. Of any tenant: the pass says which token. */
  public void used(TokenPass pass, String address) {
    Instant now = clock.instant();
    em.createNativeQuery(
            "update api_token set last_used_at = :now, last_used_from = :address where id = :id"
                + " and (last_used_at is null or last_used_at < :before"
                + " or last_used_from <> :address)")
        .setParameter("now", now)
        .setParameter("before", now.minus(BETWEEN_NOTES))
        .setParameter("address", address)
        .setParameter("id", pass.id())
        .executeUpdate();
  }
}
