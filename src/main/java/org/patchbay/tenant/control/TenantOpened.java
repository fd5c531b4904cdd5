package org.patchbay.tenant.control;

import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantDraft;

/**
 * A tenant is about to be there; told within its transaction, to rooms that have something to give
 * it. They may refuse what the draft asks of them.
 */
public record TenantOpened(Tenant tenant, TenantDraft draft) {}
