package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.util.List;
import java.util.UUID;
import org.patchbay.container.entity.Lease;
import org.patchbay.container.entity.SegmentUse;

/** Which networks the scope's containers are on, and which addresses they hold. */
@ApplicationScoped
@Transactional
public class Leases {
  @Inject EntityManager em;

  public List<SegmentUse> segments() {
    return em.createQuery(
            "select new org.patchbay.container.entity.SegmentUse(s,"
                + " (select count(*) from Nic n where n.segmentId = s.id))"
                + " from Segment s order by s.id",
            SegmentUse.class)
        .getResultList();
  }

  /** A page of public addresses in their order: those behind {@code (after, id)}. */
  public List<Lease> publicOnes(InetAddress after, UUID id, int limit) {
    return em.createQuery(
            "select new org.patchbay.container.entity.Lease(n, p.name, c.name) from Nic n"
                + " join PublicNetwork p on p.id = n.networkId"
                + " join Container c on c.id = n.containerId"
                + " where (n.address > :after or n.address = :after and n.id > :id)"
                + " order by n.address, n.id",
            Lease.class)
        .setParameter("after", after)
        .setParameter("id", id)
        .setMaxResults(limit)
        .getResultList();
  }
}
