package org.patchbay.tenant.entity;

import java.util.UUID;

/**
 * A host name, and the tenant whose it is.
 *
 * @param host in ASCII and lower case, without a port
 * @param theme name of the brand that the tenant's pages wear
 */
public record OwnedName(String host, UUID tenant, String slug, String theme) {}
