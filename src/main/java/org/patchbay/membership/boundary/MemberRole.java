package org.patchbay.membership.boundary;

/**
 * A member's role, as it is asked for: {@code OWNER}, {@code OPERATOR}, {@code VIEWER}, or the id
 * of one that the tenant made.
 */
public record MemberRole(String role) {}
