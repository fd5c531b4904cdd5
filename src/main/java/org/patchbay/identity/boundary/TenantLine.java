package org.patchbay.identity.boundary;

import org.patchbay.tenant.entity.Tenant;

/** A tenant in a list. */
public record TenantLine(String slug, String name, String theme) {
  static TenantLine of(Tenant tenant) {
    return new TenantLine(tenant.slug(), tenant.name(), tenant.theme());
  }
}
