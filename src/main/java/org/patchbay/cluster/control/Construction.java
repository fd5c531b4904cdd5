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
import org.patchbay.catalogue.entity.PortSpec;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.container.control.ContainerReconciler;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerDraft;
import org.patchbay.fault.entity.Fault;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.Segment;
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
  @Inject Containers containers;
  @Inject Segments segments;
  @Inject Addresses addresses;
  @Inject Quotas quotas;
  @Inject UserData userData;
  @Inject Operations operations;
  @Inject Audit audit;
  @Inject Clock clock;

  /** Reserves, names and wishes all of it; returns the id of the operation. */
  UUID begin(Chosen chosen, Preview preview) {
    UUID tenant = TenantScope.current();
    quotas.reserve(tenant, QuotaChanges.sums(chosen.nodes()));
    Segment segment = segments.firstOrNew();
    Cluster cluster = new Cluster(chosen.request(), chosen.image().id(), clock.instant());
    clusters.add(cluster);
    List<Part> parts = new ArrayList<>();
    for (PlannedContainer planned : preview.containers()) {
      Container container = container(chosen, cluster, planned);
      plug(container, planned, segment, chosen);
      parts.add(new Part(ContainerReconciler.KIND, container.id(), container.name()));
    }
    parts.add(new Part(ClusterReconciler.KIND, cluster.id(), cluster.name()));
    UUID operation = operate(cluster, tenant, parts);
    Map<String, ?> made = Map.of("version", cluster.version(), "blueprint", cluster.blueprint());
    audit.record(KIND, Retirement.object(cluster), Change.made(made).by(operation));
    return operation;
  }

  private UUID operate(Cluster cluster, UUID tenant, List<Part> parts) {
    return operations
        .open(KIND, new Target(tenant, "cluster", cluster.id(), cluster.name()), parts)
        .id();
  }

  private Container container(Chosen chosen, Cluster cluster, PlannedContainer planned) {
    if (containers.nameTaken(planned.name())) {
      throw Fault.invalid("name", "cluster.container.taken", planned.name());
    }
    UUID id = UUID.randomUUID();
    String nodeId = UUID.randomUUID().toString();
    var draft =
        new ContainerDraft(
            id,
            cluster.id(),
            planned.name(),
            planned.placing().host().orElseThrow(),
            chosen.image().id(),
            QuotaChanges.size(planned.node()),
            userData.of(chosen, planned, nodeId),
            open(chosen, planned),
            planned.roles());
    Container container = new Container(draft, clock.instant());
    container.hold();
    containers.add(container);
    clusters.add(
        new Node(
            cluster.id(), id, planned.name(), nodeId, planned.roles(), planned.node().masterOf()));
    return container;
  }

  private static List<OpenPort> open(Chosen chosen, PlannedContainer planned) {
    return chosen.version().customerPorts(planned.roles()).stream()
        .map(Construction::open)
        .distinct()
        .toList();
  }

  private static OpenPort open(PortSpec port) {
    return new OpenPort(
        OpenPort.Protocol.valueOf(port.transport().name()), port.first(), port.last());
  }

  private void plug(Container container, PlannedContainer planned, Segment segment, Chosen chosen) {
    addresses.take(
        Nic.privateOne(
            container.id(),
            0,
            segment.id(),
            planned.privateAddress().orElseThrow(),
            addresses.nextMac()));
    if (planned.node().wantsPublic()) {
      PublicNetwork network = chosen.network().orElseThrow();
      addresses.take(
          Nic.publicOne(
              container.id(),
              1,
              network.id(),
              planned.publicAddress().orElseThrow(),
              addresses.nextMac()));
    }
  }
}
