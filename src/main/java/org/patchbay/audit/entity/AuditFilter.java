package org.patchbay.audit.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which records a list shows, newest first.
 *
 * @param tenant whose chain, or the platform's scope; empty for all chains together
 * @param before only those behind this place in the list
 */
public record AuditFilter(
    Optional<UUID> tenant,
    Optional<String> actor,
    Optional<String> action,
    Optional<String> objectKind,
    Optional<String> objectId,
    Optional<Place> before) {
  /** A place in the list. In a single chain the number alone says where it is. */
  public record Place(Instant at, UUID tenant, long seq) {
    public static Place of(AuditRecord record) {
      return new Place(record.at(), record.object().tenant(), record.seq());
    }
  }

  public static AuditFilter of(UUID tenant) {
    return new AuditFilter(
        Optional.of(tenant),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public AuditFilter everywhere() {
    return new AuditFilter(Optional.empty(), actor, action, objectKind, objectId, before);
  }

  public AuditFilter before(Place place) {
    return new AuditFilter(tenant, actor, action, objectKind, objectId, Optional.of(place));
  }
}
