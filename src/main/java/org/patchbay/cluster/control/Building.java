package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.catalogue.entity.PortSpec;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.cluster.entity.firewall.Firewall;
import org.patchbay.cluster.entity.firewall.FirewallRules;
import org.patchbay.container.control.Containers;
import org.patchbay.container.control.DiskClasses;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerDraft;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.Leases;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.Segment;
import org.patchbay.tenant.control.TenantScope;

/** Writes down containers and nodes that are to be, in the transaction of their approval. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Building {
  @Inject Clusters clusters;
  @Inject Containers containers;
  @Inject Segments segments;
  @Inject Addresses addresses;
  @Inject Leases leases;
  @Inject DiskClasses disks;
  @Inject UserData userData;
  @Inject Clock clock;

  /** Names them, takes their addresses and wishes them; each is held until its wave comes. */
  List<Container> build(Chosen chosen, Cluster cluster, List<PlannedContainer> planned) {
    Segment segment = segment(chosen, planned);
    // Of a segment that is made now nothing could be promised.
    Iterator<InetAddress> sixes = addresses.freeSix(segment, planned.size()).iterator();
    List<Container> built = new ArrayList<>();
    for (PlannedContainer one : planned) {
      Container container = container(chosen, cluster, one);
      Optional<InetAddress> six = sixes.hasNext() ? Optional.of(sixes.next()) : Optional.empty();
      plug(container, one, segment, six, chosen);
      built.add(container);
    }
    disks.reserve(TenantScope.current());
    return built;
  }

  /** It stays as it is until the approval ends, and still gives all that was promised. */
  private Segment segment(Chosen chosen, List<PlannedContainer> planned) {
    Segment segment =
        chosen
            .segment()
            .map(one -> segments.locked(one.id(), LockModeType.PESSIMISTIC_READ))
            .orElseGet(segments::firstOrNew);
    if (!planned.stream().allMatch(one -> segment.gives(one.privateAddress().orElseThrow()))) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, segment.name());
    }
    return segment;
  }

  private Container container(Chosen chosen, Cluster cluster, PlannedContainer planned) {
    if (containers.nameTaken(planned.name())) {
      throw Fault.invalid("name", "cluster.container.taken", planned.name());
    }
    UUID id = UUID.randomUUID();
    String nodeId = UUID.randomUUID().toString();
    Node node =
        new Node(
            cluster.id(), id, planned.name(), nodeId, planned.roles(), planned.node().masterOf());
    var draft =
        new ContainerDraft(
            id,
            cluster.id(),
            planned.name(),
            planned.placing().host().orElseThrow(),
            planned.placing().pool().orElseThrow().name(),
            chosen.image().id(),
            QuotaChanges.size(planned.node()),
            userData.of(chosen, planned, nodeId),
            open(chosen.version(), planned.roles()),
            planned.roles(),
            node.id());
    Container container = new Container(draft, clock.instant());
    container.hold();
    guard(chosen, node, container);
    containers.add(container);
    clusters.add(node);
    return container;
  }

  /** By rules of its own as well, where it was asked for with some. */
  private static void guard(Chosen chosen, Node node, Container container) {
    FirewallRules rules = chosen.firewalls().get(node.name());
    if (rules != null) {
      node.guard(rules);
      container.guard(Firewall.of(chosen.version(), node.roles(), rules).guard());
    }
  }

  /** What the firewall lets through to a node with these roles. */
  static List<OpenPort> open(VersionCatalogue version, List<String> roles) {
    return version.customerPorts(roles).stream().map(Building::open).distinct().toList();
  }

  private static OpenPort open(PortSpec port) {
    return new OpenPort(
        OpenPort.Protocol.valueOf(port.transport().name()), port.first(), port.last());
  }

  private void plug(
      Container container,
      PlannedContainer planned,
      Segment segment,
      Optional<InetAddress> six,
      Chosen chosen) {
    addresses.take(
        Nic.privateOne(
                container.id(),
                0,
                segment.id(),
                planned.privateAddress().orElseThrow(),
                addresses.nextMac())
            .and(six));
    if (planned.node().wantsPublic()) {
      PublicNetwork network = chosen.network().orElseThrow();
      hold(network, planned);
      addresses.take(
          Nic.publicOne(
              container.id(),
              1,
              network.id(),
              planned.publicAddress().orElseThrow(),
              addresses.nextMac()));
    }
  }

  private void hold(PublicNetwork network, PlannedContainer planned) {
    planned
        .node()
        .own()
        .ifPresentOrElse(
            own -> leases.holdOwn(network.id(), own),
            () -> leases.hold(network.id(), planned.publicAddress().orElseThrow()));
  }
}
