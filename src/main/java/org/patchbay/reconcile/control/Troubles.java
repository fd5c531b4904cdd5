package org.patchbay.reconcile.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patchbay.reconcile.entity.ResourceKey;
import org.patchbay.reconcile.entity.Trouble;

/** What pages show beside a resource that is not as wanted. */
@ApplicationScoped
public class Troubles {
  @Inject Turns turns;

  public Optional<Trouble> of(String kind, UUID id) {
    return turns.trouble(new ResourceKey(kind, id));
  }

  /** Of those of a kind that have any, by id. */
  public Map<UUID, Trouble> of(String kind, Set<UUID> ids) {
    return ids.isEmpty() ? Map.of() : turns.troubles(kind, ids);
  }

  /** Of all of a kind that are this tenant's, by id. */
  public Map<UUID, Trouble> ofTenant(String kind, UUID tenant) {
    return turns.troubles(kind, tenant);
  }
}
