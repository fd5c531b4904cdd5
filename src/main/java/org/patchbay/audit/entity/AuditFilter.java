package org.patchbay.audit.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which records a list shows, newest first.
 *
 * @param tenant whose chain, or the platform's scope; empty for all chains together
 * @param objectName what people called the object when it was changed
 * @param from not those of before this moment
 * @param to only those of before this moment
 * @param before only those behind this place in the list
 */
public record AuditFilter(
    Optional<UUID> tenant,
    Optional<String> actor,
    Optional<String> action,
    Optional<String> objectKind,
    Optional<String> objectId,
    Optional<String> objectName,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Place> before) {
  /** A place in the list. */
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
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public AuditFilter everywhere() {
    return new AuditFilter(
        Optional.empty(), actor, action, objectKind, objectId, objectName, from, to, before);
  }

  public AuditFilter before(Place place) {
    return new AuditFilter(
        tenant, actor, action, objectKind, objectId, objectName, from, to, Optional.of(place));
  }

  /** Those of this time only; null is no bound. */
  public AuditFilter within(Instant since, Instant until) {
    return new AuditFilter(
        tenant,
        actor,
        action,
        objectKind,
        objectId,
        objectName,
        Optional.ofNullable(since),
        Optional.ofNullable(until),
        before);
  }
}
