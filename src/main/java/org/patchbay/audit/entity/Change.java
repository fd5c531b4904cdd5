package org.patchbay.audit.entity;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was before and what is after; each may be empty. Values are strings, numbers, truths, lists
 * and maps of them.
 *
 * @param operation that carries it out, when it takes time
 */
public record Change(Map<String, ?> before, Map<String, ?> after, Optional<UUID> operation) {
  public static final Change NONE = new Change(Map.of(), Map.of(), Optional.empty());

  public static Change made(Map<String, ?> after) {
    return new Change(Map.of(), after, Optional.empty());
  }

  public static Change removed(Map<String, ?> before) {
    return new Change(before, Map.of(), Optional.empty());
  }

  public static Change of(Map<String, ?> before, Map<String, ?> after) {
    return new Change(before, after, Optional.empty());
  }

  public Change by(UUID operationId) {
    return new Change(before, after, Optional.of(operationId));
  }

  String beforeJson() {
    return json(before);
  }

  String afterJson() {
    return json(after);
  }

  private static String json(Map<String, ?> values) {
    return values.isEmpty() ? null : CanonicalJson.of(Redaction.of(values));
  }
}
