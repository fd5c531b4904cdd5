package org.patchbay.isolation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.Subnet;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.TenantScope;

/** What has to be known of tenants that are not the scope's: it never leaves the portal. */
@ApplicationScoped
@Transactional
class OtherTenants {
  /** What a guest can call in a few seconds. */
  private static final int MOST_CALLED = 32;

  private static final int PORTION = 200;

  @Inject EntityManager em;
  @Inject Nudges nudges;

  /** Private interfaces of the scope's tenant itself. */
  List<Nic> ownPrivate() {
    return em.createQuery("from Nic n where n.segmentId is not null", Nic.class).getResultList();
  }

  /** Some addresses of all other tenants' private interfaces, those of the latest first. */
  Set<InetAddress> addressesBeside(Set<InetAddress> own) {
    return em.unwrap(Session.class)
        .createNativeQuery(
            "select host(address) from (select address, max(mac) as latest from nic where"
                + " tenant_id <> :tenant and segment_id is not null group by address) as theirs"
                + " order by latest desc limit "
                + (MOST_CALLED + own.size()),
            String.class)
        .setParameter("tenant", TenantScope.current())
        .getResultStream()
        .map(text -> Subnet.address(text).orElseThrow())
        .filter(address -> !own.contains(address))
        .limit(MOST_CALLED)
        .collect(Collectors.toSet());
  }

  /** Those of the MACs that are other tenants'. */
  Set<String> foreign(Collection<String> macs) {
    return macs.isEmpty()
        ? Set.of()
        : new HashSet<>(
            em.unwrap(Session.class)
                .createNativeQuery(
                    "select cast(mac as text) from nic where tenant_id <> :tenant"
                        + " and cast(mac as text) in (:macs)",
                    String.class)
                .setParameter("tenant", TenantScope.current())
                .setParameter("macs", macs)
                .getResultList());
  }

  /** Every tenant that has containers. */
  List<UUID> withContainers() {
    return em.unwrap(Session.class)
        .createNativeQuery("select distinct tenant_id from container order by 1", UUID.class)
        .getResultList();
  }

  /** Has every tenant that has containers looked at, of which nobody has thought yet. */
  void beginWhereNobodyLooks() {
    List<UUID> some =
        em.unwrap(Session.class)
            .createNativeQuery(
                "select distinct c.tenant_id from container c where not exists (select 1 from"
                    + " resource r where r.kind = '"
                    + IsolationReconciler.KIND
                    + "' and r.id = c.tenant_id) order by 1 limit "
                    + PORTION,
                UUID.class)
            .getResultList();
    for (UUID tenant : some) {
      nudges.nudge(IsolationReconciler.KIND, tenant, tenant);
    }
  }

  /** Deletes every tenant's checks that are older, but for its latest. */
  void forget(Instant before) {
    em.createNativeQuery(
            "delete from isolation_check c where c.asked_at < :time and c.ended_at is not null and"
                + " exists (select 1 from isolation_check later where later.tenant_id ="
                + " c.tenant_id and later.asked_at > c.asked_at)")
        .setParameter("time", before)
        .executeUpdate();
  }
}
