package org.patchbay.identity.boundary;

import java.time.Instant;
import java.util.UUID;
import org.patchbay.identity.entity.PortalSession;

/**
 * A session of the portal's pages.
 *
 * @param seenAt when it was used last, within a minute
 * @param address where it was used last
 * @param browser as {@code Firefox}, by what it says it is; absent when it says nothing known
 * @param system as {@code Windows}; the same
 * @param current whether it is of the login that asks
 * @param ownName the tenant's own host name that it is under; absent under the portal's
 */
public record SessionJson(
    UUID id,
    Instant begunAt,
    Instant seenAt,
    String address,
    String browser,
    String system,
    boolean current,
    String ownName) {
  static SessionJson of(PortalSession session, boolean current) {
    return new SessionJson(
        session.id(),
        session.begunAt(),
        session.seenAt(),
        session.address(),
        session.browser().name().orElse(null),
        session.browser().system().orElse(null),
        current,
        session.ownName().orElse(null));
  }
}
