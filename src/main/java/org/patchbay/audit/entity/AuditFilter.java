package org.patchbay.audit.entity;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Which records a list shows, newest first.
 *
 * @param tenant whose chain, or the platform's scope
 * @param before only those with a smaller number
 */
public record AuditFilter(
    UUID tenant,
    Optional<String> actor,
    Optional<String> action,
    Optional<String> objectKind,
    Optional<String> objectId,
    OptionalLong before) {
  public static AuditFilter of(UUID tenant) {
    return new AuditFilter(
        tenant,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  public AuditFilter before(long seq) {
    return new AuditFilter(tenant, actor, action, objectKind, objectId, OptionalLong.of(seq));
  }
}
