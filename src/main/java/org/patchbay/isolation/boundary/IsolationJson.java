package org.patchbay.isolation.boundary;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.patchbay.isolation.entity.Evidence;
import org.patchbay.isolation.entity.Finding;
import org.patchbay.isolation.entity.IsolationCheck;
import org.patchbay.isolation.entity.IsolationState;

/**
 * A check of a tenant's isolation.
 *
 * @param endedAt null while it is under way
 * @param evidence what each node did for it
 */
public record IsolationJson(
    UUID id,
    UUID tenant,
    IsolationState state,
    Instant askedAt,
    String askedBy,
    Instant endedAt,
    List<Finding> findings,
    List<Evidence> evidence) {
  static IsolationJson of(IsolationCheck check) {
    return new IsolationJson(
        check.id(),
        check.tenantId(),
        check.state(),
        check.askedAt(),
        check.askedBy(),
        check.endedAt().orElse(null),
        check.findings(),
        check.evidence());
  }
}
