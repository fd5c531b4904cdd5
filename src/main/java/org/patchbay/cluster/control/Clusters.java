package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.fault.entity.Fault;
import org.patchbay.web.entity.Key;

/** The clusters and nodes the scope may see. */
@ApplicationScoped
@Transactional
public class Clusters {
  @Inject EntityManager em;

  public Optional<Cluster> find(UUID id) {
    return Optional.ofNullable(em.find(Cluster.class, id));
  }

  Cluster locked(UUID id) {
    return Optional.ofNullable(em.find(Cluster.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> Fault.notFound("cluster", id));
  }

  /** By id or by name, as paths allow both. */
  public Cluster named(String idOrName) {
    Key key = Key.of(idOrName);
    return em.createQuery("from Cluster c where c.name = :key or c.id = :id", Cluster.class)
        .setParameter("key", key.name())
        .setParameter("id", key.id())
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> Fault.notFound("cluster", idOrName));
  }

  public boolean nameTaken(String name) {
    return !em.createQuery("select 1 from Cluster c where c.name = :name", Integer.class)
        .setParameter("name", name)
        .getResultList()
        .isEmpty();
  }

  /** A page by name: those behind the name {@code after}. */
  public List<Cluster> page(String after, int limit) {
    return em.createQuery("from Cluster c where c.name > :after order by c.name", Cluster.class)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  public List<Node> nodes(UUID cluster) {
    return em.createQuery("from Node n where n.clusterId = :cluster order by n.name", Node.class)
        .setParameter("cluster", cluster)
        .getResultList();
  }

  /** The node that runs in a container. */
  public Optional<Node> nodeIn(UUID container) {
    return em.createQuery("from Node n where n.containerId = :container", Node.class)
        .setParameter("container", container)
        .getResultStream()
        .findFirst();
  }

  void add(Cluster cluster) {
    em.persist(cluster);
    em.flush();
  }

  void add(Node node) {
    em.persist(node);
  }

  void remove(Node node) {
    em.remove(node);
    em.flush();
  }

  void remove(Cluster cluster) {
    em.remove(cluster);
  }
}
