package org.patchbay.identity.entity;

import java.time.Instant;
import java.util.Optional;

/**
 * The identity provider tells that somebody was logged out.
 *
 * @param jti its own id
 * @param sid the login that has ended; empty for all of the person's
 * @param subject the person's id; there is one where there is no login
 */
public record LogoutNotice(
    String jti, Optional<String> sid, Optional<String> subject, Instant issuedAt) {}
