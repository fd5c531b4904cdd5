package org.patchbay.probe.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.patchbay.container.entity.Console;
import org.patchbay.probe.entity.HealthState;
import org.patchbay.probe.entity.Why;

/**
 * Whose console is to be read: once each time that a node is found ill, and never while it is well.
 */
@ApplicationScoped
@Transactional
public class LastWords {
  /** In one round, which is not to wait for them. */
  private static final int MOST = 4;

  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMinutes(1);

  @Inject EntityManager em;
  @Inject Clock clock;

  /** Some of these containers, those first that are ill for longest. */
  List<UUID> due(Collection<UUID> containers) {
    return em.createQuery(
            """
            select h.containerId from NodeHealth h
              left join Console c on c.containerId = h.containerId
              where h.containerId in :ids
                and (h.state in :ill or h.why = :untold)
                and (c.containerId is null or c.readAt < h.since
                  or c.state = :unreadable and c.readAt < :ago)
              order by h.since""",
            UUID.class)
        .setParameter("ids", containers)
        .setParameter("ill", List.of(HealthState.ILL, HealthState.DEGRADED))
        .setParameter("untold", Why.UNTOLD)
        .setParameter("unreadable", Console.State.UNREADABLE)
        .setParameter("ago", clock.instant().minus(BEFORE_ANOTHER_TRY))
        .setMaxResults(MOST)
        .getResultList();
  }
}
