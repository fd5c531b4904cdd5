package org.patchbay.identity.entity;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.TenantRole;

/**
 * What break-glass is good for. Pure: the time comes in, and it ends by itself.
 *
 * <p>It opens what runs: clusters, containers, networks, what is done about them. It never opens
 * what would outlast it or give rights to somebody: members, invitations, tokens, consents, quotas,
 * looks. A new room is closed until it is named here.
 */
public final class EmergencyPolicy {
  /** As what its holder acts where it opens anything. What only owners do is nowhere among it. */
  public static final Rights RIGHTS = Rights.of(TenantRole.OPERATOR);

  private static final Set<String> OPEN =
      Set.of("cluster", "container", "dashboard", "isolation", "network", "operation");

  private EmergencyPolicy() {}

  /** Whether it opens anything of this room. */
  public static boolean opens(String room) {
    return OPEN.contains(room);
  }

  /**
   * The one by which somebody may act; of several the one that lasts longest.
   *
   * @param tenant whose things it is about
   * @param room that the route is of
   */
  public static Optional<Emergency> grounds(
      Collection<Emergency> emergencies, Caller caller, UUID tenant, String room, Instant now) {
    return emergencies.stream()
        .filter(emergency -> isHeld(emergency, caller, now))
        .filter(emergency -> emergency.tenant().id().equals(tenant))
        .filter(emergency -> opens(room))
        .max(Comparator.comparing(Emergency::until).thenComparing(Emergency::id));
  }

  /** Only by whoever broke the glass, only as long as they administer the platform. */
  public static boolean isHeld(Emergency emergency, Caller caller, Instant now) {
    return caller.platformAdmin()
        && caller.grounds().token() == null
        && emergency.person().equals(caller.name())
        && now.isBefore(emergency.until());
  }
}
