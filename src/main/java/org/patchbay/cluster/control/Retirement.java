package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.container.control.ContainerGone;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.ContainerReconciler;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.Target;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.Quotas;

/** Retires a cluster: every container goes, then the cluster. */
@ApplicationScoped
@Transactional
public class Retirement {
  public static final String KIND = "cluster.retire";

  @Inject Clusters clusters;
  @Inject Containers containers;
  @Inject ContainerLife life;
  @Inject Operations operations;
  @Inject Nudges nudges;
  @Inject Quotas quotas;
  @Inject Audit audit;

  /** Wishes the cluster gone; asked again, it is a new receipt for the same end. */
  public UUID retire(UUID id) {
    Cluster cluster = clusters.locked(id);
    cluster.retire();
    List<Part> parts = new ArrayList<>();
    for (ContainerRow row : containers.ofCluster(id)) {
      life.retire(row.container().id());
      parts.add(new Part(ContainerReconciler.KIND, row.container().id(), row.container().name()));
    }
    parts.add(new Part(ClusterReconciler.KIND, id, cluster.name()));
    UUID operation =
        operations
            .open(KIND, new Target(cluster.tenantId(), "cluster", id, cluster.name()), parts)
            .id();
    audit.record(KIND, object(cluster), Change.NONE.by(operation));
    return operation;
  }

  void containerGone(@Observes ContainerGone event) {
    clusters.nodeIn(event.container()).ifPresent(clusters::remove);
    if (event.cluster() != null) {
      nudges.nudge(ClusterReconciler.KIND, event.cluster(), event.tenant());
    }
  }

  /** Removes the row of a retiring cluster that has no containers left; false while it has. */
  boolean finish(UUID id) {
    Cluster cluster = clusters.locked(id);
    if (!containers.ofCluster(id).isEmpty()) {
      return false;
    }
    clusters.nodes(id).forEach(clusters::remove);
    clusters.remove(cluster);
    quotas.release(cluster.tenantId(), Map.of("clusters", 1L));
    return true;
  }

  static AuditObject object(Cluster cluster) {
    return new AuditObject(cluster.tenantId(), "cluster", cluster.id(), cluster.name());
  }
}
