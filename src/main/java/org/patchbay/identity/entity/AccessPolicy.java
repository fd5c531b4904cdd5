package org.patchbay.identity.entity;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.Rights;

/**
 * Who may pass. Pure.
 *
 * <table>
 *   <caption>Allowed (a), refused (f: 403), hidden (h: 404), to be signed in first (l: 401)</caption>
 *   <tr><th>need</th><th>nobody</th><th>stranger</th><th>viewer</th><th>operator</th><th>owner</th>
 *       <th>platform administrator</th><th>helpdesk</th></tr>
 *   <tr><td>EVERYONE</td><td>a</td><td>a</td><td>a</td><td>a</td><td>a</td><td>a</td><td>a</td></tr>
 *   <tr><td>SIGNED_IN</td><td>l</td><td>a</td><td>a</td><td>a</td><td>a</td><td>a</td><td>a</td></tr>
 *   <tr><td>PLATFORM_ADMIN</td><td>l</td><td>f</td><td>f</td><td>f</td><td>f</td><td>a</td><td>f</td></tr>
 *   <tr><td>HELPDESK</td><td>l</td><td>f</td><td>f</td><td>f</td><td>f</td><td>a</td><td>a</td></tr>
 *   <tr><td>TENANT_VIEWER</td><td>l</td><td>h</td><td>a</td><td>a</td><td>a</td><td>a</td><td>f</td></tr>
 *   <tr><td>TENANT_HELPDESK</td><td>l</td><td>h</td><td>f</td><td>f</td><td>f</td><td>f</td><td>a</td></tr>
 *   <tr><td>TENANT_OPERATOR</td><td>l</td><td>h</td><td>f</td><td>a</td><td>a</td><td>f</td><td>f</td></tr>
 *   <tr><td>TENANT_OWNER</td><td>l</td><td>h</td><td>f</td><td>f</td><td>a</td><td>f</td><td>f</td></tr>
 * </table>
 *
 * <p>Viewer, operator and owner are sets of permissions as custom roles are. A route of the tenant
 * names the permission it needs, and who has it passes, whatever their role is called.
 *
 * <p>What helpdesk staff is refused here, a tenant's consent may let it do: {@link ConsentPolicy}.
 */
public final class AccessPolicy {
  private AccessPolicy() {}

  /** What becomes of the request; of several needs, the first of these that one of them gives. */
  public enum Decision {
    ALLOW,
    /** Nobody is signed in. */
    SIGN_IN,
    /** As if it were not there. */
    HIDE,
    /** Seen, but not allowed. */
    REFUSE
  }

  /** Decides for a route that is open to whoever meets one of the needs. */
  public static Decision decide(
      Collection<Need> needs,
      Optional<Permission> needed,
      Caller caller,
      Optional<Rights> rights,
      boolean tenantExists) {
    return needs.stream()
        .map(need -> decide(need, needed, caller, rights, tenantExists))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The need by which somebody is let in; empty unless the decision is to allow. */
  public static Optional<Need> granting(
      Collection<Need> needs,
      Optional<Permission> needed,
      Caller caller,
      Optional<Rights> rights,
      boolean tenantExists) {
    return needs.stream()
        .filter(need -> decide(need, needed, caller, rights, tenantExists) == Decision.ALLOW)
        .findFirst();
  }

  /**
   * Decides.
   *
   * @param needed what a role must allow, for one of the tenant's people to pass
   * @param rights the caller's in the tenant of the path; empty when there is no such tenant, or
   *     the caller does not belong to it
   * @param tenantExists whether the path names a tenant that there is
   */
  public static Decision decide(
      Need need,
      Optional<Permission> needed,
      Caller caller,
      Optional<Rights> rights,
      boolean tenantExists) {
    if (need == Need.EVERYONE) {
      return Decision.ALLOW;
    }
    if (caller.equals(Caller.NOBODY)) {
      return Decision.SIGN_IN;
    }
    return switch (need) {
      case EVERYONE, SIGNED_IN -> Decision.ALLOW;
      case PLATFORM_ADMIN -> staff(caller.platformAdmin());
      case HELPDESK -> staff(caller.platformAdmin() || caller.helpdesk());
      case TENANT_HELPDESK -> helpdesk(caller, rights, tenantExists);
      case TENANT_VIEWER, TENANT_OPERATOR, TENANT_OWNER ->
          member(need, needed, caller, rights, tenantExists);
    };
  }

  private static Decision staff(boolean is) {
    return is ? Decision.ALLOW : Decision.REFUSE;
  }

  /** Every member may look; whatever else a route is, it says which permission it needs. */
  private static Decision member(
      Need need,
      Optional<Permission> needed,
      Caller caller,
      Optional<Rights> rights,
      boolean tenantExists) {
    if (rights.isPresent()) {
      return staff(needed.map(rights.get()::has).orElse(need == Need.TENANT_VIEWER));
    }
    if (!tenantExists || !(caller.platformAdmin() || caller.helpdesk())) {
      return Decision.HIDE;
    }
    return staff(caller.platformAdmin() && need == Need.TENANT_VIEWER);
  }

  /** Who belongs to the tenant does what is to be done there as one of its people. */
  private static Decision helpdesk(Caller caller, Optional<Rights> rights, boolean tenantExists) {
    boolean sees = rights.isPresent() || caller.platformAdmin() || caller.helpdesk();
    if (!tenantExists || !sees) {
      return Decision.HIDE;
    }
    return staff(caller.helpdesk() && rights.isEmpty());
  }

  /**
   * Whether a suspension stops a request that would be let in: whoever comes as one of the tenant's
   * people changes nothing. The platform's administrators do what is theirs.
   *
   * @param changes whether the request is more than a look
   */
  public static boolean stopped(Collection<Need> needs, Caller caller, boolean changes) {
    boolean own = needs.contains(Need.PLATFORM_ADMIN) && caller.platformAdmin();
    return changes && !own && needs.stream().anyMatch(Need::ofTenant);
  }
}
