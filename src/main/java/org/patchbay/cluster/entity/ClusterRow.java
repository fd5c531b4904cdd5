package org.patchbay.cluster.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.patchbay.container.entity.ContainerRow;

/** A cluster with its containers, as a list shows it. */
public record ClusterRow(Cluster cluster, List<ContainerRow> containers) {
  public ClusterRow {
    containers = List.copyOf(containers);
  }

  public ClusterStatus status(Instant now, Duration staleAfter) {
    return ClusterStatus.of(
        cluster.retiring(), containers.stream().map(row -> row.status(now, staleAfter)).toList());
  }
}
