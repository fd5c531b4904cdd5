package org.patchbay.identity.boundary;

/**
 * Why a tenant is suspended.
 *
 * @param reason what its people read, 1 to 200 characters
 */
public record SuspensionInput(String reason) {}
