package org.patchbay.helpdesk.boundary;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.patchbay.helpdesk.entity.StandingConsent;

/**
 * What a tenant consents to in advance.
 *
 * @param cluster name; null for the whole tenant
 * @param minutes the longest that is granted by it
 */
public record StandingJson(
    UUID id, String cluster, List<String> deeds, int minutes, String givenBy, Instant givenAt) {
  static StandingJson of(StandingConsent standing) {
    return new StandingJson(
        standing.id(),
        standing.scope().isEmpty() ? null : standing.scope(),
        HelpJson.names(standing.deeds()),
        standing.minutes(),
        standing.givenBy(),
        standing.givenAt());
  }
}
