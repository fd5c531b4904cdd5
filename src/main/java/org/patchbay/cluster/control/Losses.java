package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.topology.Attachment;
import org.patchbay.cluster.entity.topology.Change;
import org.patchbay.cluster.entity.topology.CheckOptions;
import org.patchbay.cluster.entity.topology.ClusterDraft;
import org.patchbay.cluster.entity.topology.DraftNode;
import org.patchbay.cluster.entity.topology.Level;
import org.patchbay.cluster.entity.topology.Topology;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.Consequences;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.Neighbour;

/**
 * What a cluster loses when one of its containers, or all of them, are stopped: rule R7, on what
 * runs now.
 */
@ApplicationScoped
@Transactional
public class Losses implements Consequences {
  @Inject Clusters clusters;
  @Inject Standing standing;
  @Inject Catalogues catalogues;
  @Inject Neighbours neighbours;

  @Override
  public List<Consequence> ofStopping(UUID container) {
    return clusters.nodeIn(container).stream()
        .flatMap(node -> ofStopping(node).stream())
        .map(Losses::consequence)
        .toList();
  }

  @Override
  public boolean apart(UUID container) {
    return clusters
        .nodeIn(container)
        .flatMap(node -> clusters.find(node.clusterId()))
        .filter(cluster -> cluster.declarations().strictAntiAffinity())
        .isPresent();
  }

  @Override
  public List<Consequence> ofAddresses(Map<UUID, List<InetAddress>> outside) {
    Set<UUID> touched = new TreeSet<>();
    outside.keySet().stream()
        .flatMap(container -> clusters.nodeIn(container).stream())
        .forEach(node -> touched.add(node.clusterId()));
    return touched.stream()
        .flatMap(id -> ofAddresses(clusters.find(id).orElseThrow(), outside).stream())
        .map(Losses::consequence)
        .toList();
  }

  private List<Violation> ofAddresses(Cluster cluster, Map<UUID, List<InetAddress>> outside) {
    ClusterDraft now = standing.of(cluster);
    ClusterDraft after =
        now.nodes(now.nodes().stream().map(node -> plugged(node, outside)).toList());
    return catalogues
        .current()
        .version(cluster.version())
        .map(version -> news(now, after, version))
        .orElse(List.of());
  }

  private static DraftNode plugged(DraftNode node, Map<UUID, List<InetAddress>> outside) {
    return node.container()
        .map(bond -> outside.get(bond.container()))
        .map(wanted -> node.publicNet(net(wanted)))
        .orElse(node);
  }

  private static Optional<Attachment> net(List<InetAddress> outside) {
    return outside.isEmpty()
        ? Optional.empty()
        : Optional.of(Attachment.at(outside.toArray(InetAddress[]::new)));
  }

  /** What the rules had against the cluster before is no reason to refuse or to ask again. */
  private static List<Violation> news(
      ClusterDraft now, ClusterDraft after, VersionCatalogue version) {
    List<Violation> before = Topology.check(now, version, CheckOptions.ACTIVATING);
    return Topology.check(after, version, CheckOptions.ACTIVATING).stream()
        .filter(violation -> !before.contains(violation))
        .toList();
  }

  @Override
  public List<Neighbour> neighbours(UUID container) {
    return clusters.nodeIn(container).stream()
        .flatMap(
            node -> neighbours.of(node.clusterId(), one -> !one.id().equals(container)).stream())
        .toList();
  }

  private List<Violation> ofStopping(Node going) {
    Cluster cluster = clusters.find(going.clusterId()).orElseThrow();
    return ofStopping(cluster, node -> node.name().equals(going.name()));
  }

  /** What stops working when the whole cluster stops; empty when nothing of it works. */
  public List<Violation> ofStopping(Cluster cluster) {
    return ofStopping(cluster, node -> true);
  }

  private List<Violation> ofStopping(Cluster cluster, Predicate<DraftNode> goes) {
    ClusterDraft now = standing.of(cluster);
    Set<DraftNode> going = now.nodes().stream().filter(goes).collect(Collectors.toSet());
    List<DraftNode> left = now.nodes().stream().filter(goes.negate()).toList();
    Change change = Change.of(Change.Kind.STOP, going);
    return catalogues
        .current()
        .version(cluster.version())
        .map(version -> Topology.losses(now.nodes(left), version, change))
        .orElse(List.of());
  }

  private static Consequence consequence(Violation violation) {
    return new Consequence(
        violation.rule().name(),
        violation.confirmation(),
        violation.messageKey(),
        violation.parameters(),
        violation.remedyKey(),
        violation.level() == Level.E);
  }
}
