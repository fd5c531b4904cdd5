package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.Obstacle;
import org.patchbay.cluster.entity.QuotaChange;
import org.patchbay.cluster.entity.move.MovePreview;
import org.patchbay.cluster.entity.move.MoveRequest;
import org.patchbay.container.control.ClusterCaps;
import org.patchbay.container.control.ContainerRelease;
import org.patchbay.container.control.Containers;
import org.patchbay.container.control.DiskClasses;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.container.entity.placement.OfferedPool;
import org.patchbay.container.entity.placement.Placing;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.entity.Nic;

/** Works out what the move of a node will do, without doing any of it. */
@ApplicationScoped
@Transactional
public class MovePlanner {
  @Inject Clusters clusters;
  @Inject Containers containers;
  @Inject Addresses addresses;
  @Inject MovePlaces places;
  @Inject MoveRules rules;
  @Inject QuotaChanges quotas;
  @Inject NodeMoves moves;
  @Inject ClusterCaps caps;
  @Inject DiskClasses disks;

  /** How long a guest may take to shut down, and about as long to come up. */
  @Inject
  @ConfigProperty(name = "patchbay.container.stop-grace")
  Duration grace;

  /** A node of the cluster, by name or id. */
  public Node node(Cluster cluster, String nameOrId) {
    return clusters.nodes(cluster.id()).stream()
        .filter(node -> node.name().equals(nameOrId) || node.id().toString().equals(nameOrId))
        .findFirst()
        .orElseThrow(() -> Fault.notFound("node", nameOrId));
  }

  /**
   * The preview.
   *
   * @throws Fault {@code NODE_MOVES}, {@code BEING_RETIRED}, {@code NO_SUCH_THING} for a container
   *     or a host that there is not, {@code INVALID_INPUT} for a container that is not free
   */
  public MovePreview preview(Cluster cluster, Node node, MoveRequest request) {
    refuse(cluster, node);
    ContainerRow source = containers.row(node.containerId().orElseThrow().toString());
    List<Obstacle> obstacles = new ArrayList<>();
    Optional<ContainerRow> free = Optional.ofNullable(request.container()).map(this::free);
    Optional<Placing> placing =
        free.isPresent()
            ? Optional.empty()
            : Optional.of(places.forNew(cluster, source.container(), request.host(), obstacles));
    Optional<UUID> host =
        free.map(row -> row.container().hostId()).or(() -> placing.flatMap(Placing::host));
    long data = source.container().dataGiB();
    boolean copied = data > 0 && !host.equals(Optional.of(source.container().hostId()));
    List<QuotaChange> quota =
        quotas.of(taken(source.container(), free.map(ContainerRow::container), placing));
    obstacles.addAll(QuotaChanges.exceeded(quota));
    free.ifPresent(row -> places.fits(row.container(), source.container(), obstacles));
    free.ifPresent(row -> capped(cluster, row.container(), source.container(), obstacles));
    return new MovePreview(
        node.name(),
        source.container(),
        source.hostName(),
        free.map(row -> row.container().name()).orElseGet(() -> freshName(node)),
        free.map(ContainerRow::container),
        placing,
        free.map(ContainerRow::hostName).or(() -> placing.flatMap(Placing::hostName)).orElse(""),
        addresses.of(source.container().id()).stream().map(MovePlanner::identity).toList(),
        data,
        copied,
        interruption(copied ? data : 0),
        quota,
        rules.check(cluster, node, host),
        obstacles);
  }

  private void refuse(Cluster cluster, Node node) {
    if (cluster.retiring() || node.leaving()) {
      throw Fault.of(FaultCode.BEING_RETIRED, cluster.retiring() ? cluster.name() : node.name());
    }
    if (moves.about(node.id()).isPresent()) {
      throw Fault.of(FaultCode.NODE_MOVES, node.name());
    }
  }

  private ContainerRow free(String name) {
    ContainerRow row = containers.row(name);
    Container container = row.container();
    boolean free = container.spare() && container.vacant() && !container.retiring();
    if (!free || container.clusterId().isPresent() || moves.about(container.id()).isPresent()) {
      throw Fault.invalid("container", "cluster.move.notfree", container.name());
    }
    return row;
  }

  /** A new container; and the data disk, which goes on in the class of the other's pool. */
  private Map<String, Long> taken(
      Container source, Optional<Container> free, Optional<Placing> placing) {
    Map<String, Long> sums = new TreeMap<>(free.isPresent() ? Map.of() : reserved(source));
    free.map(one -> disks.of(one.hostId(), one.pool()))
        .or(() -> placing.flatMap(Placing::pool).map(OfferedPool::storageClass))
        .map(DiskClasses::quota)
        .ifPresent(
            there -> {
              sums.merge(there, sums.getOrDefault("diskGiB", 0L) + source.dataGiB(), Long::sum);
              String here = DiskClasses.quota(disks.of(source.hostId(), source.pool()));
              sums.merge(here, -source.dataGiB(), Long::sum);
            });
    sums.values().removeIf(amount -> amount == 0);
    return sums;
  }

  /** A larger container is more of the cluster's; one like the node's own is not. */
  private void capped(Cluster cluster, Container free, Container source, List<Obstacle> obstacles) {
    caps.of(cluster.id()).exceeded(free.size().moreThan(like(source))).stream()
        .map(Obstacle::of)
        .forEach(obstacles::add);
  }

  private static String identity(Nic nic) {
    return String.join(", ", nic.texts()) + " (" + nic.mac() + ")";
  }

  /** A stop, a start, and for what is copied a minute each ten GiB, as we estimate it. */
  private Duration interruption(long copiedGiB) {
    return grace.plus(grace).plusSeconds(6 * copiedGiB);
  }

  /** What a container like this one takes without a node: its data disk and addresses travel. */
  static Map<String, Long> reserved(Container like) {
    return ContainerRelease.reserved(like(like));
  }

  private static ContainerSize like(Container other) {
    ContainerSize size = other.size();
    return new ContainerSize(
        size.vcpus(),
        size.maxVcpus(),
        size.memoryMiB(),
        size.maxMemoryMiB(),
        size.diskGiB() - other.dataGiB());
  }

  /** Containers are not renamed, so a node's second one is called after it and a letter. */
  private String freshName(Node node) {
    return IntStream.range(0, 1000)
        .mapToObj(n -> node.name() + "-m" + (n + 1))
        .filter(name -> !containers.nameTaken(name))
        .findFirst()
        .orElseThrow();
  }
}
