package org.patchbay.membership.boundary;

/**
 * How far a tenant's organization at the login service is.
 *
 * @param state {@code BY_HAND}, {@code PENDING}, {@code READY}, {@code TROUBLED} (it is tried again
 *     by itself) or {@code FAILED}
 * @param fault why it is no further, or null
 */
public record OrganizationView(String state, String fault) {}
