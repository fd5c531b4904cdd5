package org.patchbay.network.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.network.entity.Ip;
import org.patchbay.network.entity.Lease;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.Subnet;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.web.entity.Key;

/**
 * Public addresses that tenants hold. The one door through which one is taken or given back, and
 * where the quota counts them. The scope must be the tenant's.
 */
@ApplicationScoped
@Transactional
public class Leases {
  /** Of the transaction's lock under which addresses are chosen and taken. */
  private static final long LOCK = 0x70622d6c65617365L;

  @Inject EntityManager em;
  @Inject Quotas quotas;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.address.rest")
  Duration rest;

  /** The name of the quota that counts addresses of this kind. */
  public static String quota(boolean six) {
    return six ? "publicIpv6" : "publicIpv4";
  }

  /** Nobody else takes one until the transaction ends: what is chosen now is there to be taken. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void alone() {
    em.createNativeQuery("select 1 from (select pg_advisory_xact_lock(:lock)) locked")
        .setParameter("lock", LOCK)
        .getSingleResult();
  }

  /**
   * Takes an address that is free, or that the tenant gave back itself.
   *
   * @param kept it stays with the tenant when its container goes
   * @throws Fault {@code QUOTA_EXCEEDED}; {@code CHANGED_MEANWHILE} when somebody has it
   */
  public Lease take(UUID network, InetAddress address, boolean kept) {
    quotas.reserve(TenantScope.current(), Map.of(quota(Ip.isSix(address)), 1L));
    em.flush();
    return insert(network, address, kept, clock.instant())
        .orElseThrow(() -> Fault.of(FaultCode.CHANGED_MEANWHILE, Ip.text(address)));
  }

  /** Over a lease that rests no longer, or that is the tenant's own; empty over any other. */
  private Optional<Lease> insert(UUID network, InetAddress address, boolean kept, Instant now) {
    return em
        .unwrap(Session.class)
        .createNativeQuery(
            """
            insert into lease (id, tenant_id, network_id, address, kept, taken_at)
            values (:id, :tenant, :network, cast(:address as inet), :kept, :now)
            on conflict (network_id, address) do update
            set id = excluded.id, tenant_id = excluded.tenant_id, kept = excluded.kept,
              taken_at = excluded.taken_at, rests_until = null, note = '', reverse_name = ''
            where lease.rests_until is not null and (lease.tenant_id = excluded.tenant_id
              or lease.rests_until <= excluded.taken_at and lease.lingers_at is null)
            returning *
            """,
            Lease.class)
        .setParameter("id", UUID.randomUUID())
        .setParameter("tenant", TenantScope.current())
        .setParameter("network", network)
        .setParameter("address", Ip.text(address))
        .setParameter("kept", kept)
        .setParameter("now", now)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** For a new interface: the tenant's own that is plugged in nowhere, or else taken now. */
  public Lease hold(UUID network, InetAddress address) {
    return at(network, address)
        .filter(lease -> lease.restsUntil().isEmpty())
        .orElseGet(() -> take(network, address, false));
  }

  /**
   * For a new interface: one that the tenant holds, locked until the transaction ends.
   *
   * @throws Fault {@code CHANGED_MEANWHILE} when it was given back or plugged in meanwhile
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Lease holdOwn(UUID network, InetAddress address) {
    Lease lease =
        at(network, address)
            .map(found -> locked(found.id()))
            .orElseThrow(() -> Fault.of(FaultCode.CHANGED_MEANWHILE, Ip.text(address)));
    if (isPluggedIn(lease)) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, lease.addressText());
    }
    return lease;
  }

  boolean isPluggedIn(Lease lease) {
    return !em.createQuery(
            "select 1 from Nic n where n.networkId = :network and n.address = :address",
            Integer.class)
        .setParameter("network", lease.networkId())
        .setParameter("address", lease.address())
        .getResultList()
        .isEmpty();
  }

  /** The scope's lease of that address, held or at rest. */
  public Optional<Lease> at(UUID network, InetAddress address) {
    return em.createQuery(
            "from Lease l where l.networkId = :network and l.address = :address", Lease.class)
        .setParameter("network", network)
        .setParameter("address", address)
        .getResultStream()
        .findFirst();
  }

  /** One that is held, or that rests still, by its id or its address. */
  public Lease get(String idOrAddress) {
    return em.createQuery(
            "from Lease l where (l.id = :id or l.address = :address)"
                + " and (l.restsUntil is null or l.restsUntil > :now)",
            Lease.class)
        .setParameter("id", Key.of(idOrAddress).id())
        .setParameter("address", Subnet.address(idOrAddress).orElse(null))
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> Fault.notFound("address", idOrAddress));
  }

  /** One that is held, locked until the transaction ends. */
  public Lease locked(UUID id) {
    Lease lease = em.find(Lease.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (lease == null) {
      throw Fault.notFound("address", id);
    }
    em.refresh(lease);
    if (lease.restsUntil().isPresent()) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, lease.addressText());
    }
    return lease;
  }

  /** The same; empty when the tenant has it no more. */
  public Optional<Lease> held(UUID id) {
    Lease lease = em.find(Lease.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (lease == null) {
      return Optional.empty();
    }
    em.refresh(lease);
    return Optional.of(lease).filter(one -> one.restsUntil().isEmpty());
  }

  /** Gives one back that is plugged in nowhere; it rests. */
  void giveBack(Lease lease) {
    lease.rest(clock.instant().plus(rest));
    quotas.release(lease.tenantId(), Map.of(quota(Ip.isSix(lease.address())), 1L));
  }

  /** A container's public interfaces go for good; what a person took stays with the tenant. */
  void unplugged(List<Nic> nics) {
    for (Nic nic : nics) {
      at(nic.networkId(), nic.address()).filter(lease -> !lease.isKept()).ifPresent(this::giveBack);
    }
  }

  /** Those from which a container's machine may still speak that is not to any more. */
  public List<Lease> lingeringAt(UUID container) {
    return em.createQuery("from Lease l where l.lingersAt = :container", Lease.class)
        .setParameter("container", container)
        .getResultList();
  }

  /** Of a container's addresses those that another one has yet to let go. */
  public List<Lease> awaitedBy(UUID container) {
    return em.createQuery(
            "from Lease l where l.lingersAt <> :container and exists (select 1 from Nic n where"
                + " n.networkId = l.networkId and n.address = l.address"
                + " and n.containerId = :container)",
            Lease.class)
        .setParameter("container", container)
        .getResultList();
  }

  /** The container's machine can't speak from these any more; returns who waited for that. */
  public List<UUID> letGo(UUID container, List<UUID> gone) {
    List<UUID> waiting =
        em.createQuery(
                "select distinct n.containerId from Nic n, Lease l where n.networkId = l.networkId"
                    + " and n.address = l.address and l.id in :gone"
                    + " and n.containerId <> :container",
                UUID.class)
            .setParameter("container", container)
            .setParameter("gone", gone)
            .getResultList();
    em.createQuery(
            "update Lease l set l.lingersAt = null where l.lingersAt = :container and l.id in :gone")
        .setParameter("container", container)
        .setParameter("gone", gone)
        .executeUpdate();
    return waiting;
  }
}
