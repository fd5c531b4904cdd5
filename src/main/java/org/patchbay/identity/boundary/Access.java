package org.patchbay.identity.boundary;

import java.util.Arrays;
import java.util.Optional;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;

/**
 * What the door found out about a request; pages hide what would be refused.
 *
 * @param tenant of the path, when it names one
 * @param rights the caller's there; empty for a platform administrator who only looks
 * @param help what the helpdesk may do, here and now
 */
public record Access(Caller caller, Optional<Tenant> tenant, Optional<Rights> rights, Help help) {
  /** The request attribute that holds it, once the route was allowed. */
  public static final String ATTRIBUTE = "patchbay.access";

  /** Of a request that was not let in, or needs nobody. */
  public static final Access NONE = new Access(Caller.NOBODY, Optional.empty(), Optional.empty());

  public Access(Caller caller, Optional<Tenant> tenant, Optional<Rights> rights) {
    this(caller, tenant, rights, Help.NONE);
  }

  public boolean signedIn() {
    return !caller.equals(Caller.NOBODY);
  }

  /** Whether the caller may do this to what the path is about: by role, or by consent. */
  public boolean may(Permission permission) {
    return (holds(permission) || helps(permission)) && isOpen();
  }

  private boolean helps(Permission permission) {
    return Arrays.stream(HelpDeed.values())
        .filter(deed -> deed.name().equals(permission.name()))
        .anyMatch(deed -> help.by(deed).isPresent());
  }

  /** Whether the caller's role allows it, in a tenant that is closed, too. */
  public boolean holds(Permission permission) {
    return rights.filter(held -> held.has(permission)).isPresent();
  }

  /** Nobody changes anything of a tenant that is suspended, or leaves. */
  private boolean isOpen() {
    return tenant.filter(Tenant::isClosed).isEmpty();
  }

  public boolean mayAdministerPlatform() {
    return caller.platformAdmin();
  }

  public boolean mayHelp() {
    return caller.helpdesk() || caller.platformAdmin();
  }
}
