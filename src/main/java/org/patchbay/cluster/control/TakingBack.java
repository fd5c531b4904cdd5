package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Power;
import org.patchbay.operation.entity.Operation;
import org.patchbay.operation.entity.OperationCancelled;
import org.patchbay.reconcile.control.Nudges;

/**
 * Puts the old wish back when an operation on a cluster is cancelled. Before it was made there was
 * no cluster, so all of it goes; what was started is stopped, and what was stopped is started. A
 * retirement can't be cancelled: what is gone does not come back.
 */
@ApplicationScoped
@Transactional
public class TakingBack {
  @Inject Clusters clusters;
  @Inject Containers containers;
  @Inject ContainerLife life;
  @Inject ClusterPower power;
  @Inject ChangeBack changes;
  @Inject NodeMoves moves;
  @Inject Nudges nudges;

  void cancelled(@Observes OperationCancelled event) {
    Operation operation = event.operation();
    Optional<Cluster> cluster = clusters.find(operation.target().id());
    switch (operation.kind()) {
      case Construction.KIND -> {
        cluster.ifPresent(this::undo);
        event.wishPutBack();
      }
      case ClusterPower.START -> putBack(event, cluster, Power.ON);
      case ClusterPower.STOP -> putBack(event, cluster, Power.OFF);
      case NodeMoving.KIND ->
          moves
              .about(operation.target().id())
              .filter(move -> moves.putBack(move.id()))
              .ifPresent(move -> event.wishPutBack());
      case ChangeApproval.KIND -> changes.putBack(event, cluster);
      default -> {}
    }
  }

  private void putBack(OperationCancelled event, Optional<Cluster> found, Power wished) {
    found
        .map(cluster -> clusters.locked(cluster.id()))
        .filter(cluster -> !cluster.retiring())
        .ifPresent(
            cluster -> {
              power.putBack(event.operation().id(), cluster, wished);
              nudges.nudge(ClusterReconciler.KIND, cluster.id(), cluster.tenantId());
              event.wishPutBack();
            });
  }

  private void undo(Cluster found) {
    Cluster cluster = clusters.locked(found.id());
    cluster.retire();
    containers.ofCluster(cluster.id()).forEach(row -> life.retire(row.container().id()));
    nudges.nudge(ClusterReconciler.KIND, cluster.id(), cluster.tenantId());
  }
}
