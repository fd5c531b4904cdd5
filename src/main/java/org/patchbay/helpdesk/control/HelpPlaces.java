package org.patchbay.helpdesk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.helpdesk.entity.HelpPlace;
import org.patchbay.operation.entity.Operation;
import org.patchbay.web.entity.Key;

/** To which cluster of the scope's tenant something belongs. */
@ApplicationScoped
@Transactional
public class HelpPlaces {
  @Inject EntityManager em;

  /** Names of the tenant's clusters, to choose from. */
  public List<String> clusters() {
    return em.createQuery("select c.name from Cluster c order by c.name", String.class)
        .setMaxResults(1000)
        .getResultList();
  }

  /**
   * The place that is meant.
   *
   * @param cluster name or id; empty for the whole tenant
   * @throws Fault {@code INVALID_INPUT} when there is none
   */
  HelpPlace of(String cluster) {
    if (cluster.isEmpty()) {
      return HelpPlace.TENANT;
    }
    Key key = Key.of(cluster);
    return em.createQuery(
            "select c.id, c.name from Cluster c where c.name = :key or c.id = :id", Object[].class)
        .setParameter("key", key.name())
        .setParameter("id", key.id())
        .getResultStream()
        .findFirst()
        .map(row -> new HelpPlace((UUID) row[0], (String) row[1]))
        .orElseThrow(() -> Fault.invalid("cluster", "helpdesk.cluster.unknown"));
  }

  /** The cluster of what a path's parameters name; what is not known here belongs to none. */
  Optional<UUID> cluster(Map<String, String> names) {
    return ofCluster(names.get("cluster"))
        .or(() -> ofContainer(names.get("container")))
        .or(() -> ofOperation(names.get("id")));
  }

  private Optional<UUID> ofCluster(String word) {
    return found("select c.id from Cluster c where c.name = :key or c.id = :id", word);
  }

  private Optional<UUID> ofContainer(String word) {
    return found(
        "select c.clusterId from Container c"
            + " where c.clusterId is not null and (c.name = :key or c.id = :id)",
        word);
  }

  private Optional<UUID> found(String query, String word) {
    return Optional.ofNullable(word)
        .map(Key::of)
        .flatMap(
            key ->
                em.createQuery(query, UUID.class)
                    .setParameter("key", key.name())
                    .setParameter("id", key.id())
                    .getResultStream()
                    .findFirst());
  }

  private Optional<UUID> ofOperation(String word) {
    return Optional.ofNullable(word)
        .map(Key::of)
        .flatMap(key -> Optional.ofNullable(key.id()))
        .flatMap(
            id ->
                em.createQuery("from Operation o where o.id = :id", Operation.class)
                    .setParameter("id", id)
                    .getResultStream()
                    .findFirst())
        .map(Operation::target)
        .flatMap(
            target ->
                switch (target.kind()) {
                  case "cluster" -> Optional.of(target.id());
                  case "container" -> ofContainer(target.id().toString());
                  default -> Optional.empty();
                });
  }
}
