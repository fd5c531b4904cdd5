package org.patchbay.cluster.entity.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.catalogue.entity.VersionCatalogue;

/**
 * A cluster as it is or is to be.
 *
 * @param strictAntiAffinity members of a role must never share a host
 * @param extensions how many its VoipNow has, when that is known
 */
public record ClusterDraft(
    String name,
    String version,
    List<DraftNode> nodes,
    Optional<LoadBalancer> loadBalancer,
    Optional<SharedStorage> sharedStorage,
    boolean strictAntiAffinity,
    OptionalInt extensions) {
  public ClusterDraft {
    nodes = List.copyOf(nodes);
  }

  /** New, without load balancer, shared storage or extensions. */
  public static ClusterDraft of(String name, String version, List<DraftNode> nodes) {
    return new ClusterDraft(
        name, version, nodes, Optional.empty(), Optional.empty(), false, OptionalInt.empty());
  }

  public ClusterDraft nodes(List<DraftNode> others) {
    return new ClusterDraft(
        name, version, others, loadBalancer, sharedStorage, strictAntiAffinity, extensions);
  }

  public ClusterDraft loadBalancer(LoadBalancer balancer) {
    return new ClusterDraft(
        name, version, nodes, Optional.of(balancer), sharedStorage, strictAntiAffinity, extensions);
  }

  public ClusterDraft sharedStorage(SharedStorage storage) {
    return new ClusterDraft(
        name, version, nodes, loadBalancer, Optional.of(storage), strictAntiAffinity, extensions);
  }

  public ClusterDraft strictAntiAffinity(boolean strict) {
    return new ClusterDraft(name, version, nodes, loadBalancer, sharedStorage, strict, extensions);
  }

  public ClusterDraft extensions(int count) {
    return new ClusterDraft(
        name,
        version,
        nodes,
        loadBalancer,
        sharedStorage,
        strictAntiAffinity,
        OptionalInt.of(count));
  }

  /** Where a role that has a master has none, its first node becomes it. */
  public ClusterDraft withMasters(VersionCatalogue catalogue) {
    Set<String> without = new HashSet<>();
    catalogue.roles().values().stream()
        .filter(RoleSpec::hasMaster)
        .map(RoleSpec::code)
        .filter(code -> nodes.stream().noneMatch(node -> node.masterOf().contains(code)))
        .forEach(without::add);
    List<DraftNode> mastered = new ArrayList<>();
    for (DraftNode node : nodes) {
      Set<String> masterOf = new HashSet<>(node.masterOf());
      node.roles().stream().filter(without::remove).forEach(masterOf::add);
      mastered.add(node.masterOf(masterOf));
    }
    return nodes(mastered);
  }

  List<DraftNode> having(String role) {
    return nodes.stream().filter(node -> node.has(role)).toList();
  }
}
