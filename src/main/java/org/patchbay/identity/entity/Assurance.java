package org.patchbay.identity.entity;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/**
 * How surely the identity provider knows who somebody is, as a token of its says that was verified.
 *
 * @param acr the level, as the realm names it
 * @param at when the person was asked last
 */
public record Assurance(String acr, Instant at) {
  /** The request attribute that holds a bearer token's. */
  public static final String ATTRIBUTE = "patchbay.request.assurance";

  /** From a token's payload; one that does not say both says nothing. */
  public static Optional<Assurance> of(Map<String, ?> payload) {
    Instant at = time(payload.get("auth_time"));
    return payload.get("acr") instanceof String acr && at != null
        ? Optional.of(new Assurance(acr, at))
        : Optional.empty();
  }

  private static Instant time(Object value) {
    if (value instanceof Date date) {
      return date.toInstant();
    }
    return value instanceof Number number ? Instant.ofEpochSecond(number.longValue()) : null;
  }
}
