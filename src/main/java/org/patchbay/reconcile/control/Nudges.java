package org.patchbay.reconcile.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.patchbay.reconcile.entity.ResourceKey;
import org.patchbay.tenant.control.TenantScope;

/**
 * Asks for turns, in the caller's transaction: the wish and its nudge are committed together. Who
 * nudges holds the resource's row until then, so nudge late in the transaction; for several
 * resources use the method that takes several, which locks them in one order for everybody.
 */
@ApplicationScoped
@Transactional
public class Nudges {
  @Inject EntityManager em;
  @Inject Queue queue;

  /**
   * Asks for a turn that begins after this transaction. It also makes the resource known.
   *
   * @param tenant in whose scope the turns run; {@link TenantScope#PLATFORM} for the platform's
   * @return the resource's generation: a turn that has seen it has seen this wish
   */
  public long nudge(String kind, UUID id, UUID tenant) {
    ResourceKey key = new ResourceKey(kind, id);
    long generation = bump(key, tenant);
    queue.due(key, Duration.ZERO);
    queue.announce();
    return generation;
  }

  /** As {@link #nudge(String, UUID, UUID)} for each of one tenant's resources. */
  public void nudge(Collection<ResourceKey> keys, UUID tenant) {
    keys.stream().sorted().distinct().forEach(key -> nudge(key.kind(), key.id(), tenant));
  }

  /** Asks for a look after the pause at the latest; no wish has changed. */
  public void after(String kind, UUID id, UUID tenant, Duration pause) {
    ResourceKey key = new ResourceKey(kind, id);
    em.createNativeQuery(
            """
            insert into resource (kind, id, tenant_id, look_at)
            values (:kind, :id, :tenant, clock_timestamp() + make_interval(secs => :pause))
            on conflict (kind, id) do update
            set look_at = least(resource.look_at, excluded.look_at)
            """)
        .setParameter("kind", kind)
        .setParameter("id", id)
        .setParameter("tenant", tenant)
        .setParameter("pause", pause.toNanos() / 1e9)
        .executeUpdate();
    queue.due(key, pause);
  }

  private long bump(ResourceKey key, UUID tenant) {
    Object generation =
        em.createNativeQuery(
                """
                insert into resource (kind, id, tenant_id) values (:kind, :id, :tenant)
                on conflict (kind, id) do update
                set generation = resource.generation + 1, stopped = false,
                    attempts = case when resource.stopped then 0 else resource.attempts end
                returning generation
                """)
            .setParameter("kind", key.kind())
            .setParameter("id", key.id())
            .setParameter("tenant", tenant)
            .getSingleResult();
    return ((Number) generation).longValue();
  }
}
