package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.DraftedNode;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.control.NodeChoices.Asked;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.change.Resizing;
import org.patchbay.container.control.Containers;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.image.control.Images;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.Segment;

/** Reads a change against the cluster it is for, and says everything that is wrong with it. */
@ApplicationScoped
@Transactional
public class Edits {
  /** Nodes that one change may add: what a person can still look through. */
  static final int MOST = 50;

  @Inject Catalogues catalogues;
  @Inject Clusters clusters;
  @Inject Containers containers;
  @Inject Standing standing;
  @Inject Images images;
  @Inject Addresses addresses;
  @Inject PublicNetworks networks;
  @Inject Segments segments;
  @Inject NodeChoices choices;
  @Inject SizeChoices sizes;
  @Inject FirewallSettings firewall;

  /** Throws {@code INVALID_INPUT} with every wrong field, {@code BEING_RETIRED}. */
  ChosenChange of(Cluster cluster, ClusterEdit edit) {
    if (cluster.retiring()) {
      throw Fault.of(FaultCode.BEING_RETIRED, cluster.name());
    }
    VersionCatalogue version =
        catalogues
            .current()
            .version(cluster.version())
            .orElseThrow(
                () -> Fault.invalid("version", "cluster.version.unknown", cluster.version()));
    List<Node> nodes = clusters.nodes(cluster.id());
    List<FieldProblem> problems = new ArrayList<>();
    List<DraftedNode> drafted = added(cluster, edit, version, nodes, problems);
    List<Node> staying = nodes.stream().filter(node -> !node.leaving()).toList();
    List<Node> leaving = leaving(edit, staying, problems);
    Map<String, Node> promote = promoted(edit, staying, problems);
    Map<String, List<String>> roles = new RoleChoices(edit, version, staying, problems).read();
    List<Resizing> resizings = sizes.read(cluster, edit, version, staying, problems);
    if (problems.isEmpty()
        && edit.add().isEmpty()
        && leaving.isEmpty()
        && promote.isEmpty()
        && roles.isEmpty()
        && resizings.isEmpty()) {
      problems.add(new FieldProblem("add", "cluster.change.empty", List.of()));
    }
    Fault.refuse(problems);
    return new ChosenChange(
        cluster,
        chosen(cluster, version, drafted, edit),
        standing.of(cluster),
        leaving,
        promote,
        roles,
        resizings);
  }

  private static List<Node> leaving(
      ClusterEdit edit, List<Node> nodes, List<FieldProblem> problems) {
    List<Node> found = new ArrayList<>();
    for (String name : edit.remove()) {
      named(nodes, name)
          .ifPresentOrElse(
              found::add,
              () ->
                  problems.add(
                      new FieldProblem("remove", "cluster.change.node.unknown", List.of(name))));
    }
    return found;
  }

  private static Map<String, Node> promoted(
      ClusterEdit edit, List<Node> nodes, List<FieldProblem> problems) {
    Map<String, Node> found = new TreeMap<>();
    edit.promote()
        .forEach(
            (role, name) -> {
              Optional<Node> node = named(nodes, name).filter(n -> n.roles().contains(role));
              if (node.isEmpty() || edit.remove().contains(name)) {
                problems.add(
                    new FieldProblem(
                        "promote", "cluster.change.promote.unknown", List.of(name, role)));
              } else if (!node.get().masterOf().contains(role)) {
                found.put(role, node.get());
              }
            });
    return found;
  }

  private static Optional<Node> named(List<Node> nodes, String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
  }

  private Chosen chosen(
      Cluster cluster, VersionCatalogue version, List<DraftedNode> drafted, ClusterEdit edit) {
    Optional<PublicNetwork> network =
        drafted.stream().anyMatch(DraftedNode::wantsPublic)
            ? network(cluster, drafted)
            : Optional.empty();
    if (drafted.stream().anyMatch(DraftedNode::wantsPublic) && network.isEmpty()) {
      throw Fault.invalid("add", "cluster.network.none");
    }
    List<FieldProblem> elsewhere = NodeAddresses.elsewhere(drafted, network, "add");
    Fault.refuse(elsewhere);
    ClusterRequest request =
        new ClusterRequest(
            cluster.name(),
            cluster.version(),
            cluster.blueprint(),
            null,
            network.map(PublicNetwork::name).orElse(null),
            cluster.storage().orElse(null),
            Map.of(),
            List.of(),
            cluster.declarations(),
            cluster.sshKeys());
    Optional<Segment> segment = segment(cluster);
    return new Chosen(
        request.on(segment.map(Segment::name).orElse(null)),
        version,
        drafted,
        images.get(cluster.imageId()),
        network,
        segment,
        NodeFirewalls.of(edit.add(), drafted, firewall.limits()));
  }

  private List<DraftedNode> added(
      Cluster cluster,
      ClusterEdit edit,
      VersionCatalogue version,
      List<Node> nodes,
      List<FieldProblem> problems) {
    if (edit.add().size() > MOST) {
      problems.add(new FieldProblem("add", "cluster.change.many", List.of(MOST)));
      return List.of();
    }
    return choices.of(
        edit.add(),
        new Asked(
            "add",
            cluster.name(),
            version,
            catalogues.current().sizes(),
            nodes.stream().map(Node::name).toList(),
            false,
            cluster.declarations().loadBalancer().isPresent()),
        problems);
  }

  /** The one that the cluster is on; or else that of a named address, or the first there is. */
  private Optional<PublicNetwork> network(Cluster cluster, List<DraftedNode> drafted) {
    return nics(cluster).stream()
        .filter(Nic::isPublic)
        .findFirst()
        .map(nic -> networks.get(nic.networkId()))
        .filter(network -> network.serves(cluster.tenantId()))
        .or(() -> NodeAddresses.network(drafted, networks.usable()))
        .or(() -> networks.usable().stream().findFirst());
  }

  /** The one that its nodes lie on; or else the first. */
  private Optional<Segment> segment(Cluster cluster) {
    return segments.of(nics(cluster)).or(segments::first);
  }

  private List<Nic> nics(Cluster cluster) {
    List<UUID> ids =
        containers.ofCluster(cluster.id()).stream().map(row -> row.container().id()).toList();
    return ids.isEmpty() ? List.of() : addresses.of(ids);
  }
}
