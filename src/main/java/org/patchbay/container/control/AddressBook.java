package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.container.entity.SegmentUse;
import org.patchbay.network.control.Leases;
import org.patchbay.network.entity.Segment;

/** Which networks the scope's containers are on, and which public addresses its tenant has. */
@ApplicationScoped
@Transactional
public class AddressBook {
  private static final String ROW =
      "select new org.patchbay.container.entity.HeldAddress(l, p.name, n, c) from Lease l"
          + " join PublicNetwork p on p.id = l.networkId"
          + " left join Nic n on n.networkId = l.networkId and n.address = l.address"
          + " left join Container c on c.id = n.containerId";

  @Inject EntityManager em;
  @Inject Leases leases;
  @Inject Clock clock;

  public List<SegmentUse> segments() {
    return em.createQuery(
            "select new org.patchbay.container.entity.SegmentUse(s,"
                + " (select count(*) from Nic n where n.segmentId = s.id))"
                + " from Segment s order by s.id",
            SegmentUse.class)
        .getResultList();
  }

  public SegmentUse use(Segment segment) {
    long held =
        em.createQuery("select count(*) from Nic n where n.segmentId = :id", Long.class)
            .setParameter("id", segment.id())
            .getSingleResult();
    return new SegmentUse(segment, held);
  }

  /**
   * A page of public addresses in their order, held or at rest: those behind {@code (after, id)}.
   */
  public List<HeldAddress> publicOnes(InetAddress after, UUID id, int limit) {
    return em.createQuery(
            ROW
                + " where (l.restsUntil is null or l.restsUntil > :now)"
                + " and l.address >= :after and (l.address > :after or l.id > :id)"
                + " order by l.address, l.id",
            HeldAddress.class)
        .setParameter("now", clock.instant())
        .setParameter("after", after)
        .setParameter("id", id)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The first of those that are plugged in nowhere, at rest or not. */
  public List<HeldAddress> loose(int limit) {
    return em.createQuery(
            ROW
                + " where n.id is null and (l.restsUntil is null or l.restsUntil > :now)"
                + " order by l.address, l.id",
            HeldAddress.class)
        .setParameter("now", clock.instant())
        .setMaxResults(limit)
        .getResultList();
  }

  /** The first of those that can be given to a new container. */
  public List<HeldAddress> free(int limit) {
    return em.createQuery(
            ROW + " where n.id is null and l.restsUntil is null order by l.address, l.id",
            HeldAddress.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** One of the scope's, held or at rest; empty where there is none. */
  public Optional<HeldAddress> find(InetAddress address) {
    return em.createQuery(
            ROW + " where l.address = :address and (l.restsUntil is null or l.restsUntil > :now)",
            HeldAddress.class)
        .setParameter("address", address)
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }

  /** One, by its id or itself. */
  public HeldAddress named(String idOrAddress) {
    return em.createQuery(ROW + " where l.id = :id", HeldAddress.class)
        .setParameter("id", leases.get(idOrAddress).id())
        .getSingleResult();
  }
}
