package org.patchbay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.control.Retrying;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.OperationView;

/** A tenant's person at work: makes clusters, and waits for what was begun. */
public final class ClusterDesk {
  private final EngineContainer portal;
  private final SimulatedPlatform platform;
  private final UUID tenant;

  public ClusterDesk(EngineContainer portal, SimulatedPlatform platform, UUID tenant) {
    this.portal = portal;
    this.platform = platform;
    this.tenant = tenant;
  }

  public <T> T as(Supplier<T> work) {
    return platform.as(tenant, work);
  }

  /** Approves a new cluster with all its warnings; returns the operation. */
  public UUID approve(String name, String blueprint) {
    return approve(SimulatedPlatform.request(name, blueprint));
  }

  public UUID approve(ClusterRequest request) {
    return as(
        () -> {
          Preview preview = portal.get(Planner.class).preview(request);
          return portal.get(Approval.class).approve(request, null, confirmations(preview));
        });
  }

  /** A new cluster that has come up. */
  public Cluster made(String name, String blueprint) {
    succeeded(approve(name, blueprint));
    return cluster(name);
  }

  private static Set<String> confirmations(Preview preview) {
    return new HashSet<>(preview.warnings().stream().map(Violation::confirmation).toList());
  }

  public Cluster cluster(String name) {
    return as(() -> portal.get(Clusters.class).named(name));
  }

  public List<Container> containers(Cluster cluster) {
    return as(
        () ->
            portal.get(Containers.class).ofCluster(cluster.id()).stream()
                .map(ContainerRow::container)
                .toList());
  }

  public Container container(String name) {
    return as(() -> portal.get(Containers.class).row(name).container());
  }

  public OperationView view(UUID operation) {
    return as(() -> portal.get(OperationList.class).view(operation));
  }

  public void succeeded(UUID operation) {
    ended(operation, OperationState.SUCCEEDED);
  }

  /** The same for what takes long even on a machine with nothing else to do. */
  public void succeeded(UUID operation, Duration longest) {
    ended(operation, OperationState.SUCCEEDED, longest);
  }

  /** Waits until it has failed; then it is tried again, and that is called back. */
  public void calledBack(UUID failed) {
    ended(failed, OperationState.FAILED);
    UUID again = as(() -> portal.get(Retrying.class).retry(failed));
    as(
        () -> {
          portal.get(Cancelling.class).cancel(again);
          return null;
        });
    ended(again, OperationState.CANCELLED);
  }

  public void ended(UUID operation, OperationState wanted) {
    ended(operation, wanted, Eventually.LONGEST);
  }

  private void ended(UUID operation, OperationState wanted, Duration longest) {
    Eventually.until(
        "operation " + wanted,
        longest,
        () -> view(operation).operation().state().ended(),
        () -> view(operation));
    assertThat(view(operation).operation().state())
        .as(view(operation).toString())
        .isEqualTo(wanted);
  }
}
