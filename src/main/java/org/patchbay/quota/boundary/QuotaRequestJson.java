package org.patchbay.quota.boundary;

import java.time.Instant;
import java.util.UUID;
import org.patchbay.quota.entity.QuotaRequest;

/**
 * A request for more.
 *
 * @param tenant slug
 * @param state OPEN, GRANTED, REFUSED or WITHDRAWN
 * @param granted the limit that was granted; null unless it was
 * @param until when the limit before counts again; null for no end
 */
public record QuotaRequestJson(
    UUID id,
    String tenant,
    String quota,
    long wanted,
    String reason,
    String state,
    String askedBy,
    Instant askedAt,
    Long granted,
    Instant until,
    String answer,
    String decidedBy,
    Instant decidedAt) {
  static QuotaRequestJson of(QuotaRequest request, String tenant) {
    return new QuotaRequestJson(
        request.id(),
        tenant,
        request.name(),
        request.wanted(),
        request.reason(),
        request.state().name(),
        request.askedBy(),
        request.askedAt(),
        request.granted().orElse(null),
        request.grantedUntil().orElse(null),
        request.answer(),
        request.decidedBy().orElse(null),
        request.decidedAt().orElse(null));
  }
}
