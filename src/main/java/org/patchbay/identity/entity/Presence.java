package org.patchbay.identity.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * By what somebody is here, so that it can be asked again whether it still holds.
 *
 * @param session the session of the pages; empty for a call of the API
 * @param subject the person's id at the identity provider
 * @param sid the login there
 * @param issuedAt when the token was made
 * @param until when the token ends; empty for a session, whose tokens are renewed
 */
public record Presence(
    Optional<UUID> session,
    Optional<String> subject,
    Optional<String> sid,
    Instant issuedAt,
    Optional<Instant> until) {
  /** The request attribute that holds it. */
  public static final String ATTRIBUTE = "patchbay.request.presence";

  /** That of a session of the pages. */
  public static Presence session(UUID id) {
    return new Presence(
        Optional.of(id), Optional.empty(), Optional.empty(), Instant.EPOCH, Optional.empty());
  }
}
