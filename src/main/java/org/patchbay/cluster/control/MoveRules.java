package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.topology.Change;
import org.patchbay.cluster.entity.topology.CheckOptions;
import org.patchbay.cluster.entity.topology.ClusterDraft;
import org.patchbay.cluster.entity.topology.DraftNode;
import org.patchbay.cluster.entity.topology.Topology;
import org.patchbay.cluster.entity.topology.Violation;

/** What rules say about a node's move: what stops meanwhile, and where it will be. */
@ApplicationScoped
@Transactional
public class MoveRules {
  @Inject Standing standing;
  @Inject Catalogues catalogues;

  /** What the rules had against the cluster before is no reason to refuse or to ask again. */
  List<Violation> check(Cluster cluster, Node moving, Optional<UUID> host) {
    return catalogues
        .current()
        .version(cluster.version())
        .map(version -> check(standing.of(cluster), version, moving, host))
        .orElse(List.of());
  }

  private static List<Violation> check(
      ClusterDraft now, VersionCatalogue version, Node moving, Optional<UUID> host) {
    Set<DraftNode> going = now.nodes().stream().filter(is(moving)).collect(Collectors.toSet());
    ClusterDraft left = now.nodes(now.nodes().stream().filter(is(moving).negate()).toList());
    ClusterDraft after =
        now.nodes(
            now.nodes().stream()
                .map(node -> is(moving).test(node) ? host.map(node::host).orElse(node) : node)
                .toList());
    List<Violation> before = Topology.check(now, version, CheckOptions.ACTIVATING);
    return Stream.concat(
            Topology.losses(left, version, Change.of(Change.Kind.MOVE, going)).stream(),
            Topology.check(after, version, CheckOptions.ACTIVATING).stream()
                .filter(violation -> !before.contains(violation)))
        .toList();
  }

  private static Predicate<DraftNode> is(Node moving) {
    return node -> node.name().equals(moving.name());
  }
}
