package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.wave.Marcher;
import org.patchbay.cluster.entity.wave.WavePlan;
import org.patchbay.container.control.ContainerChanged;
import org.patchbay.container.control.ContainerMarch;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.March;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.StepState;
import org.patchbay.probe.control.HealthChanged;
import org.patchbay.reconcile.control.Nudges;

/** Has the nodes of a cluster start and stop wave by wave. */
@ApplicationScoped
@Transactional
public class Marching {
  @Inject Clusters clusters;
  @Inject Marchers marchers;
  @Inject ContainerMarch march;
  @Inject Operations operations;
  @Inject Nudges nudges;
  @Inject Clock clock;

  /** Does what is next; true when nobody marches any more. */
  boolean advance(UUID id) {
    Cluster cluster = clusters.locked(id);
    List<Container> containers =
        march.locked(id).stream().filter(c -> c.march() != March.NONE).toList();
    if (containers.isEmpty()) {
      return true;
    }
    WavePlan.Next next = WavePlan.next(marchers.of(cluster, containers), clock.instant());
    Map<UUID, Container> byId =
        containers.stream().collect(Collectors.toMap(Container::id, Function.identity()));
    next.arrived().forEach(one -> arrive(cluster, byId.get(one.container())));
    march.release(next.release().stream().map(one -> byId.get(one.container())).toList());
    tell(cluster, next);
    return next.done();
  }

  private void arrive(Cluster cluster, Container container) {
    container.arrive();
    clusters.nodeIn(container.id()).ifPresent(node -> node.unskip());
  }

  private void tell(Cluster cluster, WavePlan.Next next) {
    if (!next.release().isEmpty()) {
      line(StepState.DONE, cluster, "cluster.step.wave", names(next.release()));
    }
    next.overdue().forEach(one -> line(StepState.FAILED, cluster, "cluster.step.overdue", one));
  }

  private void line(StepState state, Cluster cluster, String key, Marcher late) {
    operations.line(
        state,
        ClusterReconciler.KIND,
        cluster.id(),
        key,
        late.name(),
        late.limit().orElseThrow().toSeconds());
  }

  private void line(StepState state, Cluster cluster, String key, String names) {
    operations.line(state, ClusterReconciler.KIND, cluster.id(), key, names);
  }

  private static String names(List<Marcher> some) {
    return some.stream().map(Marcher::name).sorted().collect(Collectors.joining(", "));
  }

  void changed(@Observes ContainerChanged event) {
    Container container = event.container();
    if (container.march() != March.NONE) {
      container
          .clusterId()
          .ifPresent(id -> nudges.nudge(ClusterReconciler.KIND, id, container.tenantId()));
    }
  }

  void changed(@Observes HealthChanged event) {
    clusters
        .find(event.cluster())
        .ifPresent(
            cluster -> nudges.nudge(ClusterReconciler.KIND, cluster.id(), cluster.tenantId()));
  }
}
