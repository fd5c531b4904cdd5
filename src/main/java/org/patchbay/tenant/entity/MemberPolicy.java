package org.patchbay.tenant.entity;

import java.util.Collection;
import java.util.Optional;
import org.patchbay.fault.entity.FaultCode;

/** What may be done to whom within a tenant. Pure; the numbers are read under the tenant's lock. */
public final class MemberPolicy {
  private MemberPolicy() {}

  /**
   * Whether somebody may give a role to somebody, or make of a role what it is to be.
   *
   * @param actor what the one who acts may there; the platform's administrators act as owners
   * @param now the other one's role as yet; empty for somebody new
   * @param then the role to be; empty to take it away
   * @param owners how many owners there are
   * @return why not; empty when it may be done
   */
  public static Optional<FaultCode> judge(
      Optional<Rights> actor, Optional<Rights> now, Optional<Rights> then, long owners) {
    if (!rules(actor) || !covers(actor, now) || !covers(actor, then)) {
      return Optional.of(FaultCode.NOT_ALLOWED);
    }
    boolean oneLess = isOwner(now) && !isOwner(then);
    return oneLess && owners <= 1 ? Optional.of(FaultCode.LAST_OWNER) : Optional.empty();
  }

  /** How many of these are owners. */
  public static long owners(Collection<TenantRole> roles) {
    return roles.stream().filter(role -> role == TenantRole.OWNER).count();
  }

  private static boolean rules(Optional<Rights> actor) {
    return actor.filter(rights -> rights.has(Permission.MEMBERS)).isPresent();
  }

  private static boolean covers(Optional<Rights> actor, Optional<Rights> role) {
    return role.isEmpty() || actor.orElseThrow().covers(role.get());
  }

  private static boolean isOwner(Optional<Rights> role) {
    return role.filter(Rights::isOwner).isPresent();
  }
}
