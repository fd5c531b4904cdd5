package org.patchbay.tenant.control;

import org.patchbay.tenant.entity.Tenant;

/**
 * Nothing of a tenant runs any more, and its people are about to lose their rights; told within the
 * transaction of that, in the tenant's scope, to rooms that gave it something: they take it back,
 * and say so in its trail.
 */
public record TenantLeaves(Tenant tenant) {}
