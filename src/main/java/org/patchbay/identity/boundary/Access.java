package org.patchbay.identity.boundary;

import java.util.Optional;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantRole;

/**
 * What the door found out about a request; pages hide what would be refused.
 *
 * @param tenant of the path, when it names one
 * @param role the caller's role there; empty for a platform administrator who only looks
 * @param help what the helpdesk may do, here and now
 */
public record Access(Caller caller, Optional<Tenant> tenant, Optional<TenantRole> role, Help help) {
  /** The request attribute that holds it, once the route was allowed. */
  public static final String ATTRIBUTE = "patchbay.access";

  /** Of a request that was not let in, or needs nobody. */
  public static final Access NONE = new Access(Caller.NOBODY, Optional.empty(), Optional.empty());

  public Access(Caller caller, Optional<Tenant> tenant, Optional<TenantRole> role) {
    this(caller, tenant, role, Help.NONE);
  }

  public boolean signedIn() {
    return !caller.equals(Caller.NOBODY);
  }

  public boolean mayOperate() {
    return may(TenantRole.OPERATOR);
  }

  /** Whether the caller may do this to what the path is about: by role, or by consent. */
  public boolean may(HelpDeed deed) {
    return mayOperate() || help.by(deed).isPresent() && tenant.filter(Tenant::isClosed).isEmpty();
  }

  public boolean mayOwn() {
    return may(TenantRole.OWNER);
  }

  /** Whether what only owners see is shown; a tenant that is closed still has some. */
  public boolean owns() {
    return role.filter(r -> r.covers(TenantRole.OWNER)).isPresent();
  }

  /** Nobody changes anything of a tenant that is suspended, or leaves. */
  private boolean may(TenantRole needed) {
    return role.filter(r -> r.covers(needed)).isPresent()
        && tenant.filter(Tenant::isClosed).isEmpty();
  }

  public boolean mayAdministerPlatform() {
    return caller.platformAdmin();
  }

  public boolean mayHelp() {
    return caller.helpdesk() || caller.platformAdmin();
  }
}
