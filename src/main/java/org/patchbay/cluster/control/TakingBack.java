package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.Containers;
import org.patchbay.operation.entity.Operation;
import org.patchbay.operation.entity.OperationCancelled;
import org.patchbay.reconcile.control.Nudges;

/**
 * Puts the old wish back when the making of a cluster is cancelled: before it there was no cluster,
 * so all of it goes. A retirement can't be cancelled: what is gone does not come back.
 */
@ApplicationScoped
@Transactional
public class TakingBack {
  @Inject Clusters clusters;
  @Inject Containers containers;
  @Inject ContainerLife life;
  @Inject Nudges nudges;

  void cancelled(@Observes OperationCancelled event) {
    Operation operation = event.operation();
    if (operation.kind().equals(Construction.KIND)) {
      UUID id = operation.target().id();
      clusters.find(id).ifPresent(this::undo);
      event.wishPutBack();
    }
  }

  private void undo(Cluster found) {
    Cluster cluster = clusters.locked(found.id());
    cluster.retire();
    containers.ofCluster(cluster.id()).forEach(row -> life.retire(row.container().id()));
    nudges.nudge(ClusterReconciler.KIND, cluster.id(), cluster.tenantId());
  }
}
