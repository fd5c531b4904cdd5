package org.patchbay.identity.boundary;

/**
 * Under which host name a tenant's people reach the portal.
 *
 * @param ownName a name in the DNS, without scheme and port
 */
public record OwnNameInput(String ownName) {}
