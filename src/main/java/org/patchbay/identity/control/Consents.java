package org.patchbay.identity.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.identity.entity.Consent;

/** What tenants have consented to, asked at each request. Kept by a room far above. */
public interface Consents {
  /** What this person may do now, in whatever tenants. */
  List<Consent> of(String person);

  /** What anybody may do in this tenant now. */
  List<Consent> in(UUID tenant);

  /** How many requests wait for this tenant's answer. */
  long waiting(UUID tenant);

  /**
   * The cluster to which the thing belongs that a path is about.
   *
   * @param names the path's parameters
   */
  Optional<UUID> cluster(UUID tenant, Map<String, String> names);
}
