package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.container.entity.Container;

/**
 * What of a host's networks, guards and cards is to be as its containers want it. What is under way
 * is nobody's drift: only containers count that their turns have left as wanted.
 */
@ApplicationScoped
@Transactional
public class WantedFixtures {
  @Inject Containers containers;
  @Inject MachineSpecs specs;
  @Inject EntityManager em;

  /** The containers at rest there, with the generation of the wish that they rest at. */
  Map<UUID, Long> atRest(UUID host) {
    List<?> rows =
        em.createNativeQuery(
                """
                select c.id, r.generation from container c
                join resource r on r.kind = 'container' and r.id = c.id
                where c.host_id = :host and r.generation = r.handled and r.fault_code is null
                and not exists (select 1 from scheduled_tasks q where q.task_name = 'reconcile'
                  and q.task_instance = 'container/' || c.id and q.picked)
                """)
            .setParameter("host", host)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).longValue()));
  }

  /** As their turns see them; not those that have no machine or are between two hosts. */
  List<ContainerView> views(UUID host, Map<UUID, Long> atRest) {
    return containers.onHost(host).stream()
        .filter(container -> atRest.containsKey(container.id()) && container.isMovable())
        .map(container -> specs.view(container.id()))
        .toList();
  }

  /** All that are there, whatever is done with them. */
  Set<UUID> there(UUID host) {
    return containers.onHost(host).stream().map(Container::id).collect(Collectors.toSet());
  }
}
