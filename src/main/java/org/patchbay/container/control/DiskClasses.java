package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.patchbay.fault.entity.Fault;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.entity.StorageClass;
import org.patchbay.tenant.control.Quotas;

/**
 * Counts a tenant's disk by the class of the pools that it lies in, or is to lie in while it moves.
 * Disks change their class in many ways, so what is counted is read from the containers, in the
 * transaction that changes them and under the lock of the tenant's quotas.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DiskClasses {
  /** Pools that hold disks keep their class; one that was never offered is the host's own. */
  private static final String HELD =
      """
      select coalesce(o.storage_class, 'LOCAL') as class, sum(c.disk_gib) as gib from container c
      left join pool_offer o on o.host_id = coalesce(c.moving_to, c.host_id)
        and o.name = coalesce(c.moving_pool, c.pool)
      where c.tenant_id = :tenant group by 1
      """;

  @Inject EntityManager em;
  @Inject Hosts hosts;
  @Inject Quotas quotas;

  /** The name of the quota of disk of a class. */
  public static String quota(StorageClass storage) {
    String name = storage.name();
    return "disk" + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + "GiB";
  }

  /** The class of a host's pool. */
  @Transactional
  public StorageClass of(UUID host, String pool) {
    return hosts
        .find(host)
        .flatMap(found -> found.offer(pool))
        .map(offer -> offer.storageClass())
        .orElse(StorageClass.LOCAL);
  }

  /**
   * What somebody wished of containers is reserved.
   *
   * @throws Fault {@code QUOTA_EXCEEDED} with the class's quota
   */
  public void reserve(UUID tenant) {
    em.flush();
    quotas.hold(tenant, () -> held(tenant), false);
  }

  /** What happened to containers is counted, whatever the limits are. */
  public void follow(UUID tenant) {
    em.flush();
    quotas.hold(tenant, () -> held(tenant), true);
  }

  private Map<String, Long> held(UUID tenant) {
    Map<String, Long> held = new TreeMap<>();
    for (StorageClass storage : StorageClass.values()) {
      held.put(quota(storage), 0L);
    }
    em.unwrap(Session.class)
        .createNativeQuery(HELD, Tuple.class)
        .addScalar("class", String.class)
        .addScalar("gib", Long.class)
        .setParameter("tenant", tenant)
        .getResultStream()
        .forEach(
            row ->
                held.put(
                    quota(StorageClass.valueOf(row.get("class", String.class))),
                    row.get("gib", Long.class)));
    return held;
  }
}
