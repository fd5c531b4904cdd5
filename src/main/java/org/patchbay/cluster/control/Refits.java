package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.container.control.ContainerMarch;
import org.patchbay.container.control.ContainerReconciler;
import org.patchbay.container.entity.Container;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.Part;

/**
 * Restarts nodes whose new size needs it, one after the other, in the order in which a cluster
 * stops: further instances and slaves before those that they stand in for. The next one waits until
 * the one before is well again, as in a wave.
 */
@ApplicationScoped
@Transactional
public class Refits {
  @Inject Clusters clusters;
  @Inject Marchers marchers;
  @Inject ContainerMarch march;
  @Inject Operations operations;

  /** Begins the next restart; true when none is due any more. */
  boolean advance(UUID id) {
    Cluster cluster = clusters.locked(id);
    List<Container> due = march.locked(id).stream().filter(Container::refitDue).toList();
    if (due.isEmpty()) {
      return true;
    }
    Container next = marchers.firstToStop(cluster, due);
    march.refit(next);
    Part part = new Part(ContainerReconciler.KIND, next.id(), next.name());
    operations.extend(ClusterReconciler.KIND, id, cluster.tenantId(), List.of(part));
    operations.line(ClusterReconciler.KIND, id, "cluster.step.refit", next.name());
    return false;
  }
}
