package org.patchbay.membership.boundary;

/**
 * Somebody to be asked.
 *
 * @param mail address
 * @param role {@code OWNER}, {@code OPERATOR} or {@code VIEWER}
 */
public record NewInvitation(String mail, String role) {}
