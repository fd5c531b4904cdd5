package org.patchbay.tenant.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Member;
import org.patchbay.tenant.entity.MemberPolicy;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantRole;

/**
 * One member of a tenant after the other. Everybody who changes any takes the tenant's lock first,
 * and is judged by what is true under it: of two owners who take each other's role, one is late.
 */
@ApplicationScoped
@Transactional
public class Members {
  @Inject EntityManager em;
  @Inject Tenants tenants;
  @Inject Event<TenantChanged> changes;

  /**
   * Gives a member another role.
   *
   * @throws Fault {@code NOT_ALLOWED} or {@code LAST_OWNER}
   */
  public void give(UUID tenant, String username, TenantRole role) {
    Tenant changed = lock(tenant);
    Member member = get(tenant, username);
    judge(tenant, Optional.of(member.role()), Optional.of(role));
    if (member.role() != role) {
      Map<String, ?> before = told(member);
      member.becomes(role);
      changes.fire(new TenantChanged("tenant.member.role", changed, before, told(member)));
    }
  }

  /**
   * Takes the member's role: from the next request on nothing of the tenant's is seen.
   *
   * @throws Fault {@code NOT_ALLOWED} or {@code LAST_OWNER}
   */
  public void remove(UUID tenant, String username) {
    Tenant changed = lock(tenant);
    Member member = get(tenant, username);
    judge(tenant, Optional.of(member.role()), Optional.empty());
    em.remove(member);
    em.flush();
    changes.fire(new TenantChanged("tenant.member.remove", changed, told(member), Map.of()));
  }

  /** Somebody joins who was asked to; who is a member already keeps the higher role. */
  public void join(UUID tenant, String username, TenantRole role) {
    Tenant changed = lock(tenant);
    Optional<Member> known = find(tenant, username);
    if (known.filter(member -> member.role().covers(role)).isPresent()) {
      return;
    }
    Map<String, ?> before = known.<Map<String, ?>>map(Members::told).orElse(Map.of());
    known.ifPresentOrElse(
        member -> member.becomes(role), () -> em.persist(new Member(tenant, username, role)));
    em.flush();
    Map<String, ?> after = told(new Member(tenant, username, role));
    changes.fire(new TenantChanged("tenant.member.join", changed, before, after));
  }

  /**
   * Judges whether the caller may ask somebody to join in this role.
   *
   * @throws Fault {@code NOT_ALLOWED}
   */
  public void mayInvite(UUID tenant, TenantRole role) {
    lock(tenant);
    judge(tenant, Optional.empty(), Optional.of(role));
  }

  private void judge(UUID tenant, Optional<TenantRole> now, Optional<TenantRole> then) {
    long owners = MemberPolicy.owners(tenants.members(tenant).stream().map(Member::role).toList());
    MemberPolicy.judge(actor(tenant), now, then, owners)
        .ifPresent(
            code -> {
              throw Fault.of(code);
            });
  }

  private Optional<TenantRole> actor(UUID tenant) {
    Caller caller = Calling.current();
    return caller.platformAdmin()
        ? Optional.of(TenantRole.OWNER)
        : tenants.role(tenant, caller.name());
  }

  public Member get(UUID tenant, String username) {
    return find(tenant, username).orElseThrow(() -> Fault.notFound("member", username));
  }

  private Optional<Member> find(UUID tenant, String username) {
    return Optional.ofNullable(em.find(Member.class, new Member.Key(tenant, username)));
  }

  /** Everybody's role ends, the last owner's too: the tenant leaves. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void dismiss(Tenant leaving) {
    Map<String, ?> before = Map.of("members", tenants.rolesOf(leaving));
    tenants.members(leaving.id()).forEach(em::remove);
    em.flush();
    changes.fire(new TenantChanged("tenant.members", leaving, before, Map.of("members", Map.of())));
  }

  private Tenant lock(UUID tenant) {
    Tenant locked =
        Optional.ofNullable(em.find(Tenant.class, tenant, LockModeType.PESSIMISTIC_WRITE))
            .orElseThrow(() -> Fault.notFound("tenant", tenant));
    Suspension.refuseIfRetired(locked);
    return locked;
  }

  private static Map<String, ?> told(Member member) {
    return Map.of("member", member.username(), "role", member.role().name());
  }
}
