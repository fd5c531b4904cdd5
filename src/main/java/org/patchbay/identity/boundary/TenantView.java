package org.patchbay.identity.boundary;

import java.util.List;
import org.patchbay.tenant.entity.Quota;
import org.patchbay.tenant.entity.Tenant;

/**
 * A tenant as the API shows it.
 *
 * @param suspendedBecause why nothing of it can be changed; null when it can
 * @param ownName host name of its own; null for none
 */
public record TenantView(
    String slug,
    String name,
    String theme,
    List<QuotaView> quotas,
    String suspendedBecause,
    String ownName) {
  /** How much there may be of one thing, and how much is reserved. */
  public record QuotaView(String name, long limit, long used) {}

  static TenantView of(Tenant tenant, List<Quota> quotas) {
    return new TenantView(
        tenant.slug(),
        tenant.name(),
        tenant.theme(),
        quotas.stream().map(q -> new QuotaView(q.name(), q.limit(), q.used())).toList(),
        tenant.suspendedBecause().orElse(null),
        tenant.ownName().orElse(null));
  }
}
