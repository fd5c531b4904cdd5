package org.patchbay.offboarding.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.cluster.control.ClusterReconciler;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.ContainerReconciler;
import org.patchbay.container.entity.Container;
import org.patchbay.membership.control.OrganizationWishes;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.control.Troubles;
import org.patchbay.reconcile.entity.Trouble;
import org.patchbay.tenant.control.TenantChanged;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Tenant;

/** Trying again what holds up a tenant that leaves. The scope must be the tenant's. */
@ApplicationScoped
@Transactional
public class Retries {
  @Inject Remnants remnants;
  @Inject Troubles troubles;
  @Inject Retirement retirement;
  @Inject ContainerLife life;
  @Inject OrganizationWishes organizations;
  @Inject Nudges nudges;
  @Inject Tenants tenants;
  @Inject Event<TenantChanged> changes;

  void again(UUID id) {
    Tenant tenant = tenants.get(id);
    if (tenant.isRetired()) {
      machines(id);
    }
    changes.fire(new TenantChanged("tenant.offboard.retry", tenant, Map.of(), Map.of()));
    if (tenant.leave().orElseThrow().haveRightsEnded()) {
      organizations.changed(id);
    }
    nudges.nudge(OffboardingReconciler.KIND, id, id);
  }

  /** What was given up is asked for anew, with a new receipt; what is tried later is tried now. */
  private void machines(UUID tenant) {
    Map<UUID, Trouble> ofClusters = troubles.ofTenant(ClusterReconciler.KIND, tenant);
    Map<UUID, Trouble> ofContainers = troubles.ofTenant(ContainerReconciler.KIND, tenant);
    List<Container> stuck = remnants.containers(stuck(ofContainers));
    Set<UUID> clusters =
        remnants.clusters(stuck(ofClusters)).stream()
            .map(Cluster::id)
            .collect(Collectors.toCollection(TreeSet::new));
    stuck.forEach(container -> container.clusterId().ifPresent(clusters::add));
    clusters.forEach(retirement::retire);
    stuck.stream()
        .filter(container -> container.clusterId().isEmpty())
        .forEach(container -> life.retireFree(container.id()));
    ofContainers
        .keySet()
        .forEach(id -> nudges.after(ContainerReconciler.KIND, id, tenant, Duration.ZERO));
  }

  private static Set<UUID> stuck(Map<UUID, Trouble> troubles) {
    return troubles.entrySet().stream()
        .filter(entry -> entry.getValue().terminal())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
