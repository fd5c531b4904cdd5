package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.HostLoad;
import org.patchbay.container.entity.PoolLoad;
import org.patchbay.fault.entity.Fault;
import org.patchbay.web.entity.Key;

/** The containers the scope may see. */
@ApplicationScoped
@Transactional
public class Containers {
  private static final String ROW =
      "select new org.patchbay.container.entity.ContainerRow(c, h.name, h.reach.reachable, h.seenAt,"
          + " case when h.reach.lostAt is not null and h.reach.foundAt is null"
          + " and not h.reach.reachable then true else false end)"
          + " from Container c join Host h on h.id = c.hostId ";

  @Inject EntityManager em;

  public Optional<Container> find(UUID id) {
    return Optional.ofNullable(em.find(Container.class, id));
  }

  public Container get(UUID id) {
    return find(id).orElseThrow(() -> Fault.notFound("container", id));
  }

  /** Locked until the transaction ends. */
  Container locked(UUID id) {
    return Optional.ofNullable(em.find(Container.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> Fault.notFound("container", id));
  }

  /** The first names of those that a node runs in and that are to stay. */
  List<String> pluggable(int limit) {
    return em.createQuery(
            "select c.name from Container c where c.duty.spare = false and c.retiring = false"
                + " order by c.name",
            String.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** As {@link #locked}, for one that was read before in the same transaction. */
  Container lockedAnew(UUID id) {
    Container container = locked(id);
    em.refresh(container);
    return container;
  }

  /** One with its host, by id or name. */
  public ContainerRow row(String idOrName) {
    return named(idOrName).orElseThrow(() -> Fault.notFound("container", idOrName));
  }

  Optional<ContainerRow> named(String idOrName) {
    Key key = Key.of(idOrName);
    return em.createQuery(ROW + "where c.name = :key or c.id = :id", ContainerRow.class)
        .setParameter("key", key.name())
        .setParameter("id", key.id())
        .getResultStream()
        .findFirst();
  }

  /** A page by name: those behind {@code (afterName, afterId)} that the search finds. */
  public List<ContainerRow> page(String afterName, UUID afterId, Search search, int limit) {
    var query =
        em.createQuery(
                ROW
                    + "where (c.name, c.id) > (:name, :id) "
                    + search.condition()
                    + "order by c.name, c.id",
                ContainerRow.class)
            .setParameter("name", afterName)
            .setParameter("id", afterId)
            .setMaxResults(limit);
    search.parameters().forEach(query::setParameter);
    return query.getResultList();
  }

  /** A page by host: those behind {@code (afterHost, afterName, afterId)}. */
  List<ContainerRow> byHost(String afterHost, String afterName, UUID afterId, int limit) {
    return em.createQuery(
            ROW
                + "where (h.name, c.name, c.id) > (:host, :name, :id)"
                + " order by h.name, c.name, c.id",
            ContainerRow.class)
        .setParameter("host", afterHost)
        .setParameter("name", afterName)
        .setParameter("id", afterId)
        .setMaxResults(limit)
        .getResultList();
  }

  public List<ContainerRow> ofCluster(UUID cluster) {
    return em.createQuery(ROW + "where c.clusterId = :cluster order by c.name", ContainerRow.class)
        .setParameter("cluster", cluster)
        .getResultList();
  }

  List<Container> lockedOfCluster(UUID cluster) {
    return em.createQuery(
            "from Container c where c.clusterId = :cluster order by c.id", Container.class)
        .setParameter("cluster", cluster)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** Those that no node runs in, and that have nothing of one left. */
  List<ContainerRow> free() {
    return em.createQuery(
            ROW
                + "where c.duty.spare and c.duty.vacant and not c.retiring and c.clusterId is null"
                + " order by c.name",
            ContainerRow.class)
        .getResultList();
  }

  /** Of several clusters at once, for a page. */
  public List<ContainerRow> ofClusters(List<UUID> clusters) {
    return clusters.isEmpty()
        ? List.of()
        : em.createQuery(ROW + "where c.clusterId in :clusters order by c.name", ContainerRow.class)
            .setParameter("clusters", clusters)
            .getResultList();
  }

  public List<Container> onHost(UUID host) {
    return em.createQuery(
            "from Container c where c.hostId = :host or c.move.movingTo = :host"
                + " or c.move.remainsAt = :host",
            Container.class)
        .setParameter("host", host)
        .getResultList();
  }

  public boolean nameTaken(String name) {
    return !em.createQuery("select 1 from Container c where c.name = :name", Integer.class)
        .setParameter("name", name)
        .getResultList()
        .isEmpty();
  }

  /** Names of the tenant's containers that begin so, or are among those. */
  public Set<String> namesTaken(String prefix, Collection<String> names) {
    return Set.copyOf(
        em.createQuery(
                "select c.name from Container c"
                    + " where substring(c.name, 1, :length) = :prefix or c.name in :names",
                String.class)
            .setParameter("prefix", prefix)
            .setParameter("length", prefix.length())
            .setParameter("names", names)
            .getResultList());
  }

  /** What is promised on every host, running or not, of all tenants. */
  public List<HostLoad> loads() {
    return em.unwrap(Session.class)
        .createNativeQuery(
            """
            select host_id, sum(vcpus), sum(memory_mib) from (
              select host_id, vcpus, memory_mib from container
              union all select moving_to, vcpus, memory_mib from container
                where moving_to is not null) promised
            group by host_id""",
            Object[].class)
        .getResultStream()
        .map(
            row ->
                new HostLoad(
                    (UUID) row[0], ((Number) row[1]).intValue(), ((Number) row[2]).longValue()))
        .toList();
  }

  /**
   * What is promised in every pool, of all tenants; of disks that stay where they are while their
   * container goes to another host once.
   */
  public List<PoolLoad> poolLoads() {
    return em.unwrap(Session.class)
        .createNativeQuery(
            """
            select host_id, pool, sum(disk_gib) from (
              select host_id, pool, disk_gib from container
              union all select moving_to, moving_pool, disk_gib from container
                where moving_to is not null and not shares
              union all select remains_at, remains_pool, disk_gib from container
                where remains_at is not null and not shares
              union all select host_id, pool, gib from snapshot) promised
            group by host_id, pool""",
            Object[].class)
        .getResultStream()
        .map(row -> new PoolLoad((UUID) row[0], (String) row[1], ((Number) row[2]).longValue()))
        .toList();
  }

  /** True when a container has, or is to have, disks in a pool of a host. */
  boolean isUsed(UUID host, String pool) {
    return !em.createQuery(
            "select 1 from Container c where c.hostId = :host and c.pool = :pool"
                + " or c.move.movingTo = :host and c.move.movingPool = :pool"
                + " or c.move.remainsAt = :host and c.move.remainsPool = :pool",
            Integer.class)
        .setParameter("host", host)
        .setParameter("pool", pool)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  public void add(Container container) {
    em.persist(container);
  }

  void remove(Container container) {
    em.remove(container);
  }
}
