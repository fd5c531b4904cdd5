package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.patchbay.container.entity.Container;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.entity.ResourceKey;

/** What a cluster wishes of containers that start and stop in step. In its caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ContainerMarch {
  @Inject Containers containers;
  @Inject Nudges nudges;
  @Inject Clock clock;

  /** The containers of a cluster, locked in one order for everybody. */
  public List<Container> locked(UUID cluster) {
    return containers.lockedOfCluster(cluster);
  }

  /** Lets those go whose wave has come; they are to be locked. */
  public void release(Collection<Container> held) {
    held.forEach(container -> container.release(clock.instant()));
    nudge(held);
  }

  /** Has a container that waits for its turn restarted for its size; it is to be locked. */
  public void refit(Container waiting) {
    waiting.refit(clock.instant());
    nudge(List.of(waiting));
  }

  public void nudge(Collection<Container> some) {
    some.stream()
        .map(Container::tenantId)
        .findFirst()
        .ifPresent(tenant -> nudges.nudge(some.stream().map(ContainerMarch::key).toList(), tenant));
  }

  private static ResourceKey key(Container container) {
    return new ResourceKey(ContainerReconciler.KIND, container.id());
  }
}
