package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.hostmove.HostMovePreview.Shortage;
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
  @Inject EntityManager em;
  @Inject Hosts hosts;
  @Inject Quotas quotas;

  /** The name of the quota of disk of a class. */
  public static String quota(StorageClass storage) {
    String name = storage.name();
    return "disk" + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + "GiB";
  }

  /** The classes of some hosts' pools; one that was never offered is the host's own. */
  public record Pools(Map<UUID, Map<String, StorageClass>> byHost) {
    public StorageClass of(UUID host, String pool) {
      return byHost.getOrDefault(host, Map.of()).getOrDefault(pool, StorageClass.LOCAL);
    }
  }

  @Transactional
  public Pools on(Set<UUID> hosts) {
    return new Pools(this.hosts.storageClasses(hosts));
  }

  /** The class of a host's pool. */
  @Transactional
  public StorageClass of(UUID host, String pool) {
    return on(Set.of(host)).of(host, pool);
  }

  /** What the quota of a class lacks for a container's disk to lie there instead. */
  @Transactional
  public Optional<Shortage> shortage(Container container, StorageClass there) {
    if (of(container.hostId(), container.pool()) == there) {
      return Optional.empty();
    }
    long more = container.size().diskGiB();
    return quotas.of(container.tenantId()).stream()
        .filter(quota -> quota.name().equals(quota(there)))
        .filter(quota -> quota.used() + more > quota.limit())
        .map(quota -> new Shortage(quota.name(), more, quota.used(), quota.limit()))
        .findFirst();
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

  /**
   * Carries out what ends a container's move, if there is one: its disk counts where it lies then.
   */
  public void ending(Container container, Runnable change) {
    boolean moves = container.move().target().isPresent();
    change.run();
    if (moves) {
      follow(container.tenantId());
    }
  }

  private Map<String, Long> held(UUID tenant) {
    Map<String, Long> held = new TreeMap<>();
    for (StorageClass storage : StorageClass.values()) {
      held.put(quota(storage), 0L);
    }
    em.unwrap(Session.class)
        .createNativeQuery("select name, gib from disk_held where tenant_id = :tenant", Tuple.class)
        .addScalar("name", String.class)
        .addScalar("gib", Long.class)
        .setParameter("tenant", tenant)
        .getResultStream()
        .forEach(row -> held.put(row.get("name", String.class), row.get("gib", Long.class)));
    return held;
  }
}
