package org.patchbay.probe.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.container.entity.Container;
import org.patchbay.probe.entity.ClusterHealth;
import org.patchbay.probe.entity.Finding;
import org.patchbay.probe.entity.HealthChange;
import org.patchbay.probe.entity.HealthState;
import org.patchbay.probe.entity.NodeFinding;
import org.patchbay.probe.entity.NodeHealth;
import org.patchbay.probe.entity.ProbeResult;

/**
 * How the nodes in the scope's containers are. Nothing is asked here; it was, at the last round.
 */
@ApplicationScoped
@Transactional
public class Healths {
  @Inject EntityManager em;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.probe.stale-after")
  Duration staleAfter;

  /** By container; one that no round has looked at yet is not there. */
  public Map<UUID, NodeHealth> of(Collection<UUID> containers) {
    return containers.isEmpty()
        ? Map.of()
        : em.createQuery("from NodeHealth h where h.containerId in :ids", NodeHealth.class)
            .setParameter("ids", containers)
            .getResultStream()
            .collect(Collectors.toMap(NodeHealth::containerId, Function.identity()));
  }

  /** As it counts now. */
  public Finding now(NodeHealth health) {
    return health.finding(clock.instant(), staleAfter);
  }

  /** Of a cluster with these containers, in their order. */
  public ClusterHealth cluster(List<Container> containers, Map<UUID, NodeHealth> known) {
    return ClusterHealth.of(
        containers.stream().map(one -> node(one, known.get(one.id()))).toList());
  }

  private NodeFinding node(Container container, NodeHealth health) {
    if (health == null) {
      return new NodeFinding(
          container.roles(),
          container.readySince().isPresent() ? HealthState.UNKNOWN : HealthState.INSTALLING,
          Set.of());
    }
    return new NodeFinding(
        container.roles(),
        now(health).state(),
        health.probes().stream()
            .filter(probe -> probe.answer().fails())
            .map(ProbeResult::role)
            .collect(Collectors.toSet()));
  }

  /** What became of a node's health, the latest first. */
  public List<HealthChange> history(UUID node, int most) {
    return em.createQuery(
            "from HealthChange c where c.nodeId = :node order by c.at desc, c.id",
            HealthChange.class)
        .setParameter("node", node)
        .setMaxResults(most)
        .getResultList();
  }
}
