package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.Change;
import org.patchbay.catalogue.entity.DraftedNode;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.container.control.ContainerReconciler;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.Target;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.TenantScope;

/** Writes down a cluster that is to be, in the transaction of its approval. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Construction {
  public static final String KIND = "cluster.create";

  @Inject Clusters clusters;
  @Inject Building building;
  @Inject Quotas quotas;
  @Inject Operations operations;
  @Inject Audit audit;
  @Inject Clock clock;

  /** Reserves, names and wishes all of it; returns the id of the operation. */
  UUID begin(Chosen chosen, Preview preview) {
    UUID tenant = TenantScope.current();
    quotas.reserve(tenant, QuotaChanges.reservable(QuotaChanges.sums(chosen)));
    Cluster cluster = new Cluster(chosen.request(), chosen.image().id(), clock.instant());
    clusters.add(cluster);
    List<Part> parts = new ArrayList<>();
    building
        .build(chosen, cluster, preview.containers())
        .forEach(c -> parts.add(new Part(ContainerReconciler.KIND, c.id(), c.name())));
    parts.add(new Part(ClusterReconciler.KIND, cluster.id(), cluster.name()));
    UUID operation = operate(cluster, tenant, parts);
    Map<String, ?> made =
        Map.of(
            "version",
            cluster.version(),
            "blueprint",
            cluster.blueprint(),
            "nodes",
            chosen.nodes().stream().map(DraftedNode::name).toList().toString(),
            "declared",
            cluster.declarations().told().toString());
    audit.record(KIND, Retirement.object(cluster), Change.made(made).by(operation));
    return operation;
  }

  private UUID operate(Cluster cluster, UUID tenant, List<Part> parts) {
    return operations
        .open(KIND, new Target(tenant, "cluster", cluster.id(), cluster.name()), parts)
        .id();
  }
}
