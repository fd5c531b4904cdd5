package org.patchbay.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.entity.ApiToken;
import org.patchbay.identity.entity.TokenSecret;
import org.patchbay.identity.entity.TokenWish;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.ThingChanged;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.Rights;

/**
 * API tokens of the scope's tenant: each sees and revokes their own, owners everybody's. They are
 * for people to give out: a token neither makes tokens nor revokes them.
 */
@ApplicationScoped
@Transactional
public class ApiTokens {
  @Inject EntityManager em;
  @Inject Clock clock;
  @Inject Event<ThingChanged> changes;

  /** A token that was made, and its secret, which nobody can have a second time. */
  public record Made(ApiToken token, String secret) {
    /** Never the secret. */
    @Override
    public String toString() {
      return "Made[" + token.id() + "]";
    }
  }

  /**
   * Makes one for the caller.
   *
   * @param rights the caller's here
   * @throws Fault {@code INVALID_INPUT}, {@code NAME_TAKEN}; {@code NOT_ALLOWED} to tokens
   */
  public Made make(TokenWish wish, Rights rights) {
    String secret = TokenSecret.random();
    return kept(token(wish, rights, secret), secret);
  }

  /**
   * The same that may destroy, too: for whoever has just confirmed who they are.
   *
   * @throws Fault as {@link #make}; {@code INVALID_INPUT} for one that may destroy nothing
   */
  public Made makeDestroying(TokenWish wish, Rights rights) {
    String secret = TokenSecret.random();
    ApiToken token = token(wish, rights, secret).destroying();
    if (!token.rights().has(Permission.RETIRE)) {
      throw Fault.invalid("role", "identity.token.role.harmless");
    }
    return kept(token, secret);
  }

  private ApiToken token(TokenWish wish, Rights rights, String secret) {
    Caller caller = person();
    Fault.refuse(wish.problems(rights));
    return new ApiToken(wish, rights, secret, caller.name(), clock.instant());
  }

  private Made kept(ApiToken token, String secret) {
    try {
      em.persist(token);
      em.flush();
    } catch (PersistenceException e) {
      throw Fault.of(FaultCode.NAME_TAKEN, token.name());
    }
    tell("token.make", token, Map.of(), told(token));
    return new Made(token, secret);
  }

  private static Caller person() {
    Caller caller = Calling.current();
    if (caller.grounds().token() != null) {
      throw Fault.of(FaultCode.NOT_ALLOWED);
    }
    return caller;
  }

  private static Map<String, ?> told(ApiToken token) {
    return Map.of(
        "role", token.role(),
        "maker", token.madeBy(),
        "expires", token.expiresAt().toString(),
        "mayDestroy", token.mayDestroy());
  }

  private void tell(String action, ApiToken token, Map<String, ?> before, Map<String, ?> after) {
    changes.fire(
        new ThingChanged(
            action, token.tenantId(), "token", token.id(), token.name(), before, after));
  }

  /** It opens nothing from the next request on. */
  public void revoke(UUID id, Rights rights) {
    ApiToken token = get(id, rights);
    Caller caller = person();
    if (token.revokedAt().isEmpty()) {
      token.revoke(caller.name(), clock.instant());
      tell("token.revoke", token, told(token), Map.of());
    }
  }

  /**
   * One that the caller may see.
   *
   * @throws Fault {@code NO_SUCH_THING}
   */
  public ApiToken get(UUID id, Rights rights) {
    return Optional.ofNullable(em.find(ApiToken.class, id))
        .filter(token -> sees(rights) || token.madeBy().equals(Calling.current().name()))
        .orElseThrow(() -> Fault.notFound("token", id));
  }

  private static boolean sees(Rights rights) {
    return rights.has(Permission.OWN);
  }

  /** Those that the caller may see behind this one, newest first; null for the first. */
  public List<ApiToken> page(ApiToken behind, Rights rights, int limit) {
    var query =
        em.createQuery(
            "from ApiToken t where (:all = true or t.madeBy = :me)"
                + (behind == null ? "" : " and (t.madeAt, t.id) < (:at, :id)")
                + " order by t.madeAt desc, t.id desc",
            ApiToken.class);
    if (behind != null) {
      query.setParameter("at", behind.madeAt()).setParameter("id", behind.id());
    }
    return query
        .setParameter("all", sees(rights))
        .setParameter("me", Calling.current().name())
        .setMaxResults(limit)
        .getResultList();
  }
}
