package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.ClusterRow;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.ContainerRow;

/** Clusters with their containers, for lists: two queries a page, however long it is. */
@ApplicationScoped
@Transactional
public class ClusterRows {
  @Inject Clusters clusters;
  @Inject Containers containers;

  public List<ClusterRow> page(String after, int limit) {
    List<Cluster> page = clusters.page(after, limit);
    Map<UUID, List<ContainerRow>> theirs =
        containers.ofClusters(page.stream().map(Cluster::id).toList()).stream()
            .collect(Collectors.groupingBy(row -> row.container().clusterId().orElseThrow()));
    return page.stream()
        .map(cluster -> new ClusterRow(cluster, theirs.getOrDefault(cluster.id(), List.of())))
        .toList();
  }

  public ClusterRow named(String idOrName) {
    Cluster cluster = clusters.named(idOrName);
    return new ClusterRow(cluster, containers.ofCluster(cluster.id()));
  }
}
