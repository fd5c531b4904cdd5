package org.patchbay.helpdesk.boundary;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.identity.entity.HelpDeed;

/**
 * What the helpdesk asked a tenant for.
 *
 * @param reference as the trail names it
 * @param tenant slug
 * @param cluster name; null for the whole tenant
 * @param deeds that were asked for: POWER, CONSOLE, CHANGE, RESIZE, FIREWALL, RECOVER, OPERATIONS
 * @param state OPEN, ACTIVE, REFUSED, WITHDRAWN, REVOKED, GIVEN_BACK or OVER
 * @param granted deeds that were; empty unless they were
 * @param until when it ends by itself; null unless it was granted
 * @param standing whether it was granted by what the tenant consents to in advance
 */
public record HelpJson(
    UUID id,
    String reference,
    String tenant,
    String cluster,
    List<String> deeds,
    int minutes,
    String reason,
    String ticket,
    String state,
    String askedBy,
    Instant askedAt,
    List<String> granted,
    Instant until,
    boolean standing,
    String answer,
    String decidedBy,
    Instant decidedAt,
    String endedBy,
    Instant endedAt) {
  static HelpJson of(HelpRequest request, String tenant, Instant now) {
    return new HelpJson(
        request.id(),
        request.reference(),
        tenant,
        request.scope().isEmpty() ? null : request.scope(),
        names(request.deeds()),
        request.minutes(),
        request.reason(),
        request.ticket(),
        request.state(now).name(),
        request.askedBy(),
        request.askedAt(),
        names(request.allowed()),
        request.goodUntil().orElse(null),
        request.standing(),
        request.answer(),
        request.decidedBy().orElse(null),
        request.decidedAt().orElse(null),
        request.endedBy().orElse(null),
        request.endedAt().orElse(null));
  }

  static List<String> names(Set<HelpDeed> deeds) {
    return deeds.stream().sorted().map(HelpDeed::name).toList();
  }
}
