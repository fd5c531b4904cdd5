package org.patchbay.tenant.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.tenant.entity.Member;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Roster;
import org.patchbay.tenant.entity.Tenant;

/**
 * One member of a tenant after the other, each change under the tenant's lock: {@link RoleRule}.
 */
@ApplicationScoped
@Transactional
public class Members {
  @Inject EntityManager em;
  @Inject Tenants tenants;
  @Inject Roles roles;
  @Inject RoleRule rule;
  @Inject Event<TenantChanged> changes;

  /**
   * Gives a member another role.
   *
   * @param key by which {@link Roles#named} knows it
   * @throws Fault {@code NO_SUCH_THING}, {@code NOT_ALLOWED} or {@code LAST_OWNER}
   */
  public void give(UUID tenant, String username, String key) {
    Tenant changed = rule.lock(tenant);
    Member member = get(tenant, username);
    Rights now = rightsOf(tenant, member);
    Rights then = roles.named(tenant, key);
    rule.judge(tenant, Optional.of(now), Optional.of(then));
    if (!now.equals(then)) {
      member.becomes(then);
      em.flush();
      changes.fire(
          new TenantChanged(
              "tenant.member.role", changed, told(username, now), told(username, then)));
    }
  }

  /**
   * Takes the member's role: from the next request on nothing of the tenant's is seen.
   *
   * @throws Fault {@code NOT_ALLOWED} or {@code LAST_OWNER}
   */
  public void remove(UUID tenant, String username) {
    Tenant changed = rule.lock(tenant);
    Member member = get(tenant, username);
    Rights now = rightsOf(tenant, member);
    rule.judge(tenant, Optional.of(now), Optional.empty());
    em.remove(member);
    em.flush();
    changes.fire(new TenantChanged("tenant.member.remove", changed, told(username, now), Map.of()));
  }

  /** Somebody joins who was asked to; who has all that it allows already keeps what they have. */
  public void join(UUID tenant, String username, Rights rights) {
    Tenant changed = rule.lock(tenant);
    Optional<Member> known = find(tenant, username);
    Optional<Rights> now = known.map(member -> rightsOf(tenant, member));
    if (now.filter(held -> held.covers(rights)).isPresent()) {
      return;
    }
    known.ifPresentOrElse(
        member -> member.becomes(rights), () -> em.persist(new Member(tenant, username, rights)));
    em.flush();
    Map<String, ?> before = now.<Map<String, ?>>map(held -> told(username, held)).orElse(Map.of());
    changes.fire(new TenantChanged("tenant.member.join", changed, before, told(username, rights)));
  }

  /**
   * Judges whether the caller may ask somebody to join in this role.
   *
   * @throws Fault {@code NOT_ALLOWED}
   */
  public void mayInvite(UUID tenant, Rights rights) {
    rule.lock(tenant);
    rule.judge(tenant, Optional.empty(), Optional.of(rights));
  }

  /**
   * Sets who belongs to the tenant; who is not named no longer does. Each change is judged as if it
   * were made alone.
   *
   * @param wanted role by user name, null for one that there is not
   */
  public void replace(UUID tenant, Map<String, Rights> wanted) {
    Fault.refuse(Roster.problemsWithOwner(wanted));
    Tenant changed = rule.lock(tenant);
    Map<String, ?> before = Map.of("members", tenants.rolesOf(changed));
    tenants.members(tenant).stream()
        .filter(member -> !wanted.containsKey(member.username()))
        .forEach(member -> dropOneOfMany(tenant, member));
    wanted.forEach((name, rights) -> setOneOfMany(tenant, name, rights));
    em.flush();
    Map<String, ?> after = Map.of("members", tenants.rolesOf(changed));
    changes.fire(new TenantChanged("tenant.members", changed, before, after));
  }

  private void dropOneOfMany(UUID tenant, Member member) {
    rule.judgeOneOfMany(tenant, Optional.of(rightsOf(tenant, member)), Optional.empty());
    em.remove(member);
  }

  private void setOneOfMany(UUID tenant, String name, Rights then) {
    Optional<Member> known = find(tenant, name);
    Optional<Rights> now = known.map(member -> rightsOf(tenant, member));
    if (!now.equals(Optional.of(then))) {
      rule.judgeOneOfMany(tenant, now, Optional.of(then));
      known.ifPresentOrElse(
          member -> member.becomes(then), () -> em.persist(new Member(tenant, name, then)));
    }
  }

  public Member get(UUID tenant, String username) {
    return find(tenant, username).orElseThrow(() -> Fault.notFound("member", username));
  }

  private Optional<Member> find(UUID tenant, String username) {
    return Optional.ofNullable(em.find(Member.class, new Member.Key(tenant, username)));
  }

  private Rights rightsOf(UUID tenant, Member member) {
    return roles.of(tenant, member.role(), member.customRole());
  }

  /** Everybody's role ends, the last owner's too: the tenant leaves. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void dismiss(Tenant leaving) {
    Map<String, ?> before = Map.of("members", tenants.rolesOf(leaving));
    tenants.members(leaving.id()).forEach(em::remove);
    em.flush();
    changes.fire(new TenantChanged("tenant.members", leaving, before, Map.of("members", Map.of())));
  }

  private static Map<String, ?> told(String member, Rights rights) {
    return Map.of("member", member, "role", rights.name());
  }
}
