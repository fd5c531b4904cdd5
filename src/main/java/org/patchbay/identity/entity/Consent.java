package org.patchbay.identity.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patchbay.tenant.entity.Tenant;

/**
 * A tenant lets somebody of the staff act for it, for a while.
 *
 * @param person user name
 * @param cluster to which it is confined; empty for the whole tenant
 * @param scope the cluster's name, as it was when it was asked for
 * @param until from then on it is worth nothing
 */
public record Consent(
    UUID id,
    String person,
    Tenant tenant,
    Set<HelpDeed> deeds,
    Optional<UUID> cluster,
    String scope,
    Instant until) {
  public Consent {
    deeds = Set.copyOf(deeds);
  }

  /** How records and people call a consent. */
  public static String reference(UUID id) {
    return "H-" + id.toString().substring(0, 8);
  }

  public String reference() {
    return reference(id);
  }

  /** For whom its holder acts, as the trail tells it. */
  public String onBehalfOf() {
    return tenant.slug() + " (" + reference() + ")";
  }
}
