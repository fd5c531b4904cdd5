package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.Blueprint;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.DraftedNode;
import org.patchbay.catalogue.entity.Expansion;
import org.patchbay.catalogue.entity.OperatingSystem;
import org.patchbay.catalogue.entity.SizeChoice;
import org.patchbay.catalogue.entity.Sizes;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.control.NodeChoices.Asked;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.SshKeys;
import org.patchbay.cluster.entity.StorageWish;
import org.patchbay.cluster.entity.firewall.FirewallRules;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.image.control.Images;
import org.patchbay.image.entity.Image;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.Segment;
import org.patchbay.tenant.entity.NameKind;
import org.patchbay.tenant.entity.Names;

/** Reads a request against what there is, and says everything that is wrong with it. */
@ApplicationScoped
@Transactional
public class Choices {
  /** Nodes of a cluster that is asked for node by node. */
  static final int MOST = 200;

  @Inject Catalogues catalogues;
  @Inject Clusters clusters;
  @Inject Images images;
  @Inject PublicNetworks networks;
  @Inject Segments segments;
  @Inject NodeChoices nodes;
  @Inject FirewallSettings firewall;

  /** Throws {@code INVALID_INPUT} with every wrong field. */
  Chosen of(ClusterRequest request) {
    Catalogue catalogue = catalogues.current();
    List<FieldProblem> problems = new ArrayList<>(names(request));
    Optional<VersionCatalogue> version = catalogue.version(orEmpty(request.version()));
    need(version, problems, "version", request.version());
    Optional<Image> image = version.flatMap(v -> image(request, v));
    if (version.isPresent()) {
      need(image, problems, "image", request.image());
    }
    if (request.storage() != null && StorageWish.of(request.storage()).isEmpty()) {
      problems.add(
          new FieldProblem("storage", "cluster.storage.unknown", List.of(request.storage())));
    }
    List<DraftedNode> drafted =
        request.custom()
            ? named(request, catalogue, version, problems)
            : shaped(request, catalogue, version, problems);
    problems.addAll(SshKeys.check("sshKeys", request.sshKeys()));
    Optional<PublicNetwork> network = network(request, drafted);
    problems.addAll(NodeAddresses.elsewhere(drafted, network, "nodes"));
    if (request.network() != null) {
      need(network, problems, "network", request.network());
    }
    Optional<Segment> segment = segment(request);
    if (request.segment() != null) {
      need(segment, problems, "segment", request.segment());
    }
    Fault.refuse(problems);
    ClusterRequest meant = request.on(segment.map(Segment::name).orElse(null));
    return new Chosen(
        meant,
        version.get(),
        drafted,
        image.get(),
        needed(network, drafted),
        segment,
        firewalls(request, drafted));
  }

  private static Optional<PublicNetwork> needed(
      Optional<PublicNetwork> network, List<DraftedNode> drafted) {
    boolean needed = drafted.stream().anyMatch(DraftedNode::wantsPublic);
    if (needed && network.isEmpty()) {
      throw Fault.invalid("network", "cluster.network.none");
    }
    return network.filter(n -> needed);
  }

  private Map<String, FirewallRules> firewalls(ClusterRequest request, List<DraftedNode> drafted) {
    return NodeFirewalls.of(request.nodes(), drafted, firewall.limits());
  }

  /** The nodes that are asked for one by one. */
  private List<DraftedNode> named(
      ClusterRequest request,
      Catalogue catalogue,
      Optional<VersionCatalogue> version,
      List<FieldProblem> problems) {
    int count = request.nodes().size();
    if (count == 0) {
      problems.add(new FieldProblem("nodes", "cluster.nodes.missing", List.of()));
    } else if (count > MOST) {
      problems.add(new FieldProblem("nodes", "cluster.nodes.many", List.of(MOST)));
    } else if (version.isPresent()) {
      return nodes.of(
          request.nodes(),
          new Asked(
              "nodes",
              orEmpty(request.name()),
              version.get(),
              catalogue.sizes(),
              List.of(),
              true,
              balanced(request)),
          problems);
    }
    return List.of();
  }

  private static boolean balanced(ClusterRequest request) {
    return request.declared().loadBalancer().isPresent();
  }

  /** The nodes of a blueprint. */
  private static List<DraftedNode> shaped(
      ClusterRequest request,
      Catalogue catalogue,
      Optional<VersionCatalogue> version,
      List<FieldProblem> problems) {
    int before = problems.size();
    Optional<Blueprint> blueprint =
        catalogue.blueprint(orEmpty(request.blueprint()), orEmpty(request.version()));
    need(blueprint, problems, "blueprint", request.blueprint());
    if (!request.nodes().isEmpty()) {
      problems.add(new FieldProblem("nodes", "cluster.nodes.blueprint", List.of()));
    }
    sizes(request, catalogue.sizes(), version, problems);
    if (problems.size() > before || version.isEmpty()) {
      return List.of();
    }
    return Expansion.of(
            blueprint.orElseThrow(),
            version.get(),
            orEmpty(request.name()),
            catalogue.sizes(),
            new SizeChoice(Sizes.PROPOSED, request.sizes()))
        .stream()
        .map(node -> balanced(request) ? behindBalancer(node, version.get()) : node)
        .toList();
  }

  private static DraftedNode behindBalancer(DraftedNode node, VersionCatalogue version) {
    return new DraftedNode(
        node.name(),
        node.roles(),
        node.size(),
        node.masterOf(),
        version.needsPublicBehindBalancer(node.roles()));
  }

  private List<FieldProblem> names(ClusterRequest request) {
    List<FieldProblem> problems =
        new ArrayList<>(Names.check(NameKind.CLUSTER, "name", request.name()));
    if (problems.isEmpty() && clusters.nameTaken(request.name())) {
      problems.add(new FieldProblem("name", "cluster.name.taken", List.of(request.name())));
    }
    return problems;
  }

  private Optional<Image> image(ClusterRequest request, VersionCatalogue version) {
    return images.ready().stream()
        .filter(image -> request.image() == null || image.name().equals(request.image()))
        .filter(image -> version.accepting(system(image)).isPresent())
        .findFirst();
  }

  private static OperatingSystem system(Image image) {
    return new OperatingSystem(image.os(), image.osVersion(), image.arch());
  }

  private Optional<PublicNetwork> network(ClusterRequest request, List<DraftedNode> drafted) {
    return request.network() == null
        ? NodeAddresses.network(drafted, networks.usable())
            .or(() -> networks.usable().stream().findFirst())
        : networks.usable(request.network());
  }

  private Optional<Segment> segment(ClusterRequest request) {
    return request.segment() == null ? segments.first() : segments.named(request.segment());
  }

  private static void sizes(
      ClusterRequest request,
      Sizes known,
      Optional<VersionCatalogue> version,
      List<FieldProblem> problems) {
    request
        .sizes()
        .forEach(
            (role, size) -> {
              if (!known.byName().containsKey(size)) {
                problems.add(
                    new FieldProblem("sizes." + role, "cluster.size.unknown", List.of(size)));
              }
              if (version.isPresent() && version.get().role(role).isEmpty()) {
                problems.add(
                    new FieldProblem("sizes." + role, "cluster.role.unknown", List.of(role)));
              }
            });
  }

  private static void need(
      Optional<?> found, List<FieldProblem> problems, String field, String given) {
    if (found.isEmpty()) {
      boolean missing = given == null || given.isBlank();
      String key = "cluster." + field + (missing ? ".missing" : ".unknown");
      problems.add(new FieldProblem(field, key, List.of(orEmpty(given))));
    }
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
