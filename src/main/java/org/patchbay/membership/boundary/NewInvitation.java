package org.patchbay.membership.boundary;

/**
 * Somebody to be asked.
 *
 * @param mail address
 * @param role {@code OWNER}, {@code OPERATOR}, {@code VIEWER}, or the id of one that the tenant
 *     made
 */
public record NewInvitation(String mail, String role) {}
