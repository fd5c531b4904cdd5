package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.catalogue.entity.NodeSize;
import org.patchbay.catalogue.entity.OperatingSystem;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Declarations;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.topology.Attachment;
import org.patchbay.cluster.entity.topology.Bond;
import org.patchbay.cluster.entity.topology.ClusterDraft;
import org.patchbay.cluster.entity.topology.DraftNode;
import org.patchbay.cluster.entity.topology.LoadBalancer;
import org.patchbay.cluster.entity.topology.SharedStorage;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.image.control.Images;
import org.patchbay.network.entity.Nic;

/** A cluster as it stands now, for the rules. */
@ApplicationScoped
@Transactional
public class Standing {
  @Inject EntityManager em;
  @Inject Images images;
  @Inject Hosts hosts;
  @Inject Neighbours neighbours;

  /**
   * Its nodes that have a container and stay, with what is promised and seen of that; those on
   * their way are on both hosts.
   */
  public ClusterDraft of(Cluster cluster) {
    return of(cluster, (node, container) -> !node.leaving() && !container.retiring());
  }

  /** Those that are to leave, too. */
  ClusterDraft withLeaving(Cluster cluster) {
    return of(cluster, (node, container) -> true);
  }

  private ClusterDraft of(Cluster cluster, BiPredicate<Node, Container> wanted) {
    Map<UUID, UUID> coming = neighbours.comingHosts(cluster.id());
    List<DraftNode> nodes =
        seats(cluster).stream()
            .filter(seat -> wanted.test(seat.node(), seat.container()))
            .map(seat -> draft(seat).hosts(hosts(seat.node(), seat.container(), coming)))
            .toList();
    ClusterDraft draft = ClusterDraft.of(cluster.name(), cluster.version(), nodes);
    return declared(draft, cluster.declarations());
  }

  /** A node in its container. */
  private record Seat(Node node, Container container, List<Nic> nics) {}

  /** In one question: a node that just changes hands is seen in one container or in the other. */
  private List<Seat> seats(Cluster cluster) {
    Map<UUID, Seat> seats = new LinkedHashMap<>();
    em.createQuery(
            "select n, c, i from Node n join Container c on c.id = n.containerId"
                + " left join Nic i on i.containerId = c.id"
                + " where n.clusterId = :cluster order by n.name, i.position",
            Object[].class)
        .setParameter("cluster", cluster.id())
        .getResultStream()
        .forEach(
            row -> {
              Node node = (Node) row[0];
              Seat seat = new Seat(node, (Container) row[1], new ArrayList<>());
              Optional.ofNullable((Nic) row[2])
                  .ifPresent(seats.merge(node.id(), seat, (known, same) -> known).nics()::add);
            });
    return List.copyOf(seats.values());
  }

  /** The same cluster with other declarations. */
  static ClusterDraft declared(ClusterDraft draft, Declarations declared) {
    return new ClusterDraft(
        draft.name(),
        draft.version(),
        draft.nodes(),
        declared.loadBalancer().map(LoadBalancer::new),
        declared.sharedStorage().map(SharedStorage::new),
        declared.strictAntiAffinity(),
        declared.extensions());
  }

  private static Set<UUID> hosts(Node node, Container container, Map<UUID, UUID> coming) {
    return Stream.of(
            Optional.of(container.hostId()),
            container.move().target(),
            Optional.ofNullable(coming.get(node.id())))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private DraftNode draft(Seat seat) {
    Container container = seat.container();
    boolean runs = container.seenState() == MachineState.RUNNING;
    DraftNode draft = drafted(seat.node(), container, seat.nics(), runs);
    return hosts
        .get(container.hostId())
        .offer(container.pool())
        .map(offer -> draft.disk(offer.storageClass()))
        .orElse(draft);
  }

  private DraftNode drafted(Node node, Container container, List<Nic> nics, boolean runs) {
    return DraftNode.of(node.name(), node.roles(), size(container), system(container))
        .masterOf(node.masterOf())
        .privateNet(attachment(nics, false))
        .publicNet(attachment(nics, true))
        .bound(new Bond(container.id(), runs), runs && container.power() == Power.ON);
  }

  private static Optional<Attachment> attachment(List<Nic> nics, boolean outside) {
    List<Nic> there = nics.stream().filter(nic -> nic.isPublic() == outside).toList();
    InetAddress[] held = there.stream().map(Nic::address).toArray(InetAddress[]::new);
    return there.isEmpty() ? Optional.empty() : Optional.of(Attachment.at(held));
  }

  private OperatingSystem system(Container container) {
    var image = images.get(container.imageId());
    return new OperatingSystem(image.os(), image.osVersion(), image.arch());
  }

  private static NodeSize size(Container container) {
    var size = container.size();
    return new NodeSize(
        new Size(size.vcpus(), size.memoryMiB(), size.diskGiB()),
        size.maxVcpus(),
        size.maxMemoryMiB());
  }
}
