package org.patchbay.tenant.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Member;
import org.patchbay.tenant.entity.MemberPolicy;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantRole;

/**
 * Holds whoever decides about members and roles to {@link MemberPolicy}. Everybody takes the
 * tenant's lock first, and is judged by what is true under it: of two owners who take each other's
 * role, one is late.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class RoleRule {
  @Inject EntityManager em;
  @Inject Tenants tenants;
  @Inject Roles roles;

  Tenant lock(UUID tenant) {
    Tenant locked =
        Optional.ofNullable(em.find(Tenant.class, tenant, LockModeType.PESSIMISTIC_WRITE))
            .orElseThrow(() -> Fault.notFound("tenant", tenant));
    Suspension.refuseIfRetired(locked);
    return locked;
  }

  /**
   * Judges what somebody holds, and is to hold.
   *
   * @throws Fault {@code NOT_ALLOWED} or {@code LAST_OWNER}
   */
  void judge(UUID tenant, Optional<Rights> now, Optional<Rights> then) {
    judge(
        tenant,
        now,
        then,
        MemberPolicy.owners(tenants.members(tenant).stream().map(Member::role).toList()));
  }

  /** The same where there will be an owner, whatever becomes of this one. */
  void judgeOneOfMany(UUID tenant, Optional<Rights> now, Optional<Rights> then) {
    judge(tenant, now, then, Long.MAX_VALUE);
  }

  private void judge(UUID tenant, Optional<Rights> now, Optional<Rights> then, long owners) {
    MemberPolicy.judge(actor(tenant), now, then, owners)
        .ifPresent(
            code -> {
              throw Fault.of(code);
            });
  }

  private Optional<Rights> actor(UUID tenant) {
    Caller caller = Calling.current();
    return caller.platformAdmin()
        ? Optional.of(Rights.of(TenantRole.OWNER))
        : roles.of(tenant, caller.name()).map(caller.grounds()::narrowed);
  }
}
