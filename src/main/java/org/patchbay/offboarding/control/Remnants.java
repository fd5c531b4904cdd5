package org.patchbay.offboarding.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.container.entity.Container;
import org.patchbay.membership.control.OrganizationProgress;
import org.patchbay.network.entity.Lease;
import org.patchbay.network.entity.Segment;
import org.patchbay.offboarding.entity.Remains;
import org.patchbay.tenant.entity.Leave;
import org.patchbay.tenant.entity.Tenant;

/** What there is still of the scope's tenant. */
@ApplicationScoped
@Transactional
public class Remnants {
  private static final String UNASKED_CLUSTERS = "from Cluster c where c.retiring = false";
  private static final String UNASKED_CONTAINERS =
      "from Container c where c.clusterId is null and c.retiring = false";
  private static final String HELD = "from Lease l where l.restsUntil is null";

  @Inject EntityManager em;
  @Inject OrganizationProgress organizations;

  Remains of(Tenant tenant) {
    return new Remains(
        count(UNASKED_CLUSTERS) + count(UNASKED_CONTAINERS),
        count("from Cluster c"),
        count("from Container c"),
        count(HELD),
        count("from Segment s"),
        !tenant.leave().map(Leave::haveRightsEnded).orElse(false),
        !organizations.isDissolved(tenant.id()));
  }

  private long count(String what) {
    return em.createQuery("select count(*) " + what, Long.class).getSingleResult();
  }

  Optional<UUID> unaskedCluster() {
    return first("select c.id " + UNASKED_CLUSTERS + " order by c.name");
  }

  Optional<UUID> unaskedContainer() {
    return first("select c.id " + UNASKED_CONTAINERS + " order by c.name, c.id");
  }

  private Optional<UUID> first(String query) {
    return em.createQuery(query, UUID.class).setMaxResults(1).getResultStream().findFirst();
  }

  List<UUID> addresses() {
    return em.createQuery(HELD + " order by l.address, l.id", Lease.class)
        .getResultStream()
        .map(Lease::id)
        .toList();
  }

  List<Segment> segments() {
    return em.createQuery("from Segment s order by s.id", Segment.class).getResultList();
  }

  /** Those of these that are still there, by name. */
  List<Cluster> clusters(Set<UUID> ids) {
    return em.createQuery("from Cluster c where c.id in :ids order by c.name", Cluster.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  /** The same of containers. */
  List<Container> containers(Set<UUID> ids) {
    return em.createQuery(
            "from Container c where c.id in :ids order by c.name, c.id", Container.class)
        .setParameter("ids", ids)
        .getResultList();
  }
}
