package org.patchbay.identity.entity;

import java.time.Instant;
import java.util.UUID;
import org.patchbay.tenant.entity.Tenant;

/**
 * A platform administrator acts in a tenant by break-glass, for a while.
 *
 * @param person user name
 * @param until from then on it is worth nothing
 */
public record Emergency(UUID id, String person, Tenant tenant, String reason, Instant until) {
  /** How records and people call one. */
  public static String reference(UUID id) {
    return "B-" + id.toString().substring(0, 8);
  }

  public String reference() {
    return reference(id);
  }

  /** For whom its holder acts, as the trail tells it. */
  public String onBehalfOf() {
    return tenant.slug() + " (" + reference() + ")";
  }
}
