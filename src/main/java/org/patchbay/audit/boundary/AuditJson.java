package org.patchbay.audit.boundary;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.UUID;
import org.patchbay.audit.entity.AuditRecord;

/**
 * A record as the API tells it.
 *
 * @param token name of the API token, when a machine acted with one of the actor's
 * @param permission what let the actor in
 * @param before and after: objects, or null when there is nothing to tell
 * @param hash covers the record and all before it
 */
public record AuditJson(
    long seq,
    Instant at,
    String actor,
    String onBehalfOf,
    String token,
    String permission,
    String remoteAddress,
    String requestId,
    String action,
    ObjectJson object,
    JsonValue before,
    JsonValue after,
    UUID operation,
    String hash) {

  /** What was changed. */
  public record ObjectJson(String kind, String id, String name) {}

  static AuditJson of(AuditRecord record) {
    return new AuditJson(
        record.seq(),
        record.at(),
        record.actor(),
        record.onBehalfOf().orElse(null),
        record.token().orElse(null),
        record.permission().orElse(null),
        record.remoteAddress(),
        record.requestId(),
        record.action(),
        new ObjectJson(record.object().kind(), record.object().id(), record.object().name()),
        record.before().map(AuditJson::json).orElse(null),
        record.after().map(AuditJson::json).orElse(null),
        record.operation().orElse(null),
        record.hash());
  }

  private static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }
}
