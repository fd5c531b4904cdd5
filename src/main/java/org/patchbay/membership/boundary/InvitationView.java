package org.patchbay.membership.boundary;

import java.time.Instant;
import java.util.UUID;
import org.patchbay.membership.entity.Invitation;

/**
 * An invitation as the API shows it.
 *
 * @param tenant slug
 * @param mailedAt when the login service sent its mail; null as long as it has not
 */
public record InvitationView(
    UUID id,
    String tenant,
    String mail,
    String role,
    String invitedBy,
    Instant invitedAt,
    Instant expiresAt,
    Instant mailedAt) {
  static InvitationView of(Invitation invitation, String slug) {
    return new InvitationView(
        invitation.id(),
        slug,
        invitation.mail(),
        invitation.roleKey(),
        invitation.invitedBy(),
        invitation.invitedAt(),
        invitation.expiresAt(),
        invitation.toldAt().orElse(null));
  }
}
