package org.patchbay.offboarding.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.patchbay.cluster.control.ClusterReconciler;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.container.control.ContainerReconciler;
import org.patchbay.container.control.SegmentUses;
import org.patchbay.container.entity.Container;
import org.patchbay.fault.entity.Fault;
import org.patchbay.host.control.Hosts;
import org.patchbay.membership.control.OrganizationProgress;
import org.patchbay.network.entity.Segment;
import org.patchbay.offboarding.entity.Left;
import org.patchbay.offboarding.entity.OffboardingPlan;
import org.patchbay.offboarding.entity.OffboardingView;
import org.patchbay.offboarding.entity.Part;
import org.patchbay.offboarding.entity.Remains;
import org.patchbay.reconcile.control.Troubles;
import org.patchbay.reconcile.entity.Trouble;
import org.patchbay.tenant.entity.Leave;
import org.patchbay.tenant.entity.LeaveState;
import org.patchbay.tenant.entity.Tenant;

/** What of the scope's tenant does not go though it is to, and why. */
@ApplicationScoped
@Transactional
public class LeftBehind {
  private static final int SHOWN = 100;

  @Inject Remnants remnants;
  @Inject Troubles troubles;
  @Inject Hosts hosts;
  @Inject SegmentUses segments;
  @Inject OrganizationProgress organizations;

  OffboardingView view(Tenant tenant, Leave leave) {
    Remains remains = remnants.of(tenant);
    return new OffboardingView(
        leave,
        remains,
        OffboardingPlan.parts(leave.state(), remains),
        leave.state() == LeaveState.RETIRING ? held(tenant, remains) : List.of(),
        troubles.of(OffboardingReconciler.KIND, tenant.id()).orElse(null));
  }

  private List<Left> held(Tenant tenant, Remains remains) {
    UUID id = tenant.id();
    Map<UUID, Trouble> ofClusters = troubles.ofTenant(ClusterReconciler.KIND, id);
    Map<UUID, Trouble> ofContainers = troubles.ofTenant(ContainerReconciler.KIND, id);
    return Stream.of(
            remnants.clusters(ofClusters.keySet()).stream()
                .map(cluster -> left(cluster, ofClusters.get(cluster.id()))),
            remnants.containers(ofContainers.keySet()).stream()
                .map(container -> left(container, ofContainers.get(container.id()))),
            segments(remains),
            organization(tenant, remains))
        .flatMap(left -> left)
        .limit(SHOWN)
        .toList();
  }

  private static Left left(Cluster cluster, Trouble trouble) {
    String place = "/clusters/" + cluster.name();
    return new Left(Part.CLUSTERS, cluster.name(), place, null, trouble);
  }

  private Left left(Container container, Trouble trouble) {
    String host = hosts.get(container.hostId()).name();
    String place = "/containers/" + container.id();
    return new Left(Part.CONTAINERS, container.name(), place, host, trouble);
  }

  /** While machines are there, every segment is used; that is no trouble. */
  private Stream<Left> segments(Remains remains) {
    return remains.clusters() + remains.containers() > 0
        ? Stream.empty()
        : remnants.segments().stream().flatMap(segment -> lingering(segment).stream());
  }

  private Optional<Left> lingering(Segment segment) {
    return segments
        .lingers(segment)
        .map(fault -> new Left(Part.SEGMENTS, segment.name(), null, null, waiting(fault)));
  }

  private static Trouble waiting(Fault fault) {
    return new Trouble(fault.code(), fault.parameters(), Instant.EPOCH, 1, false, "");
  }

  private Stream<Left> organization(Tenant tenant, Remains remains) {
    return remains.rights() || !remains.organization()
        ? Stream.empty()
        : organizations.trouble(tenant.id()).stream()
            .map(trouble -> new Left(Part.ORGANIZATION, tenant.slug(), null, null, trouble));
  }
}
