package org.patchbay.helpdesk.boundary;

import java.time.Instant;
import java.util.UUID;
import org.patchbay.helpdesk.entity.BreakGlass;

/**
 * An administrator's emergency access to a tenant.
 *
 * @param reference as the trail names it
 * @param tenant slug
 * @param state ACTIVE, ENDED or OVER
 * @param until when it ends by itself
 */
public record GlassJson(
    UUID id,
    String reference,
    String tenant,
    String person,
    String reason,
    int minutes,
    String state,
    Instant begunAt,
    Instant until,
    String endedBy,
    Instant endedAt) {
  static GlassJson of(BreakGlass glass, String tenant, Instant now) {
    return new GlassJson(
        glass.id(),
        glass.reference(),
        tenant,
        glass.person(),
        glass.reason(),
        glass.minutes(),
        glass.state(now).name(),
        glass.begunAt(),
        glass.goodUntil(),
        glass.endedBy().orElse(null),
        glass.endedAt().orElse(null));
  }
}
