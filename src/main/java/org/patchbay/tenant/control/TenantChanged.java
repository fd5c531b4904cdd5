package org.patchbay.tenant.control;

import java.util.Map;
import org.patchbay.tenant.entity.Tenant;

/**
 * Something about a tenant is about to be committed; told within the transaction of the change.
 *
 * @param action the verb, as {@code tenant.add}
 * @param before what changes, as it was; empty when there was nothing
 */
public record TenantChanged(
    String action, Tenant tenant, Map<String, ?> before, Map<String, ?> after) {}
