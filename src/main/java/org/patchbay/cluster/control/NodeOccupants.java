package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.container.control.Occupants;
import org.patchbay.container.entity.Occupant;

/** The scope's nodes, by the containers they run in: one query for a page. */
@ApplicationScoped
@Transactional
public class NodeOccupants implements Occupants {
  @Inject EntityManager em;

  @Override
  public Map<UUID, Occupant> of(List<UUID> containers) {
    return em.createQuery(
            "select n.containerId, c.name, n.name from Node n join Cluster c on c.id = n.clusterId"
                + " where n.containerId in :containers",
            Tuple.class)
        .setParameter("containers", containers)
        .getResultStream()
        .collect(
            Collectors.toMap(
                row -> row.get(0, UUID.class),
                row -> new Occupant(row.get(1, String.class), row.get(2, String.class))));
  }
}
