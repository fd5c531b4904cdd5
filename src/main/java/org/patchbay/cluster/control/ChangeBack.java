package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.OldWish;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.ContainerMarch;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;
import org.patchbay.operation.entity.OperationCancelled;
import org.patchbay.reconcile.control.Nudges;

/**
 * Puts back what a cancelled change wished: those who came go, those who were to leave stay, and
 * masters are masters again. Once the container of one of those has begun to go for good there is
 * no way back, nor where what was done since relies on the change: by a rule of the cluster's.
 */
@ApplicationScoped
@Transactional
public class ChangeBack {
  @Inject EntityManager em;
  @Inject Clusters clusters;
  @Inject ContainerMarch march;
  @Inject RoleChanges roles;
  @Inject SizeChanges sizes;
  @Inject ContainerLife life;
  @Inject Nudges nudges;
  @Inject BrokenRules broken;

  void putBack(OperationCancelled event, Optional<Cluster> found) {
    OldWish old = em.find(OldWish.class, event.operation().id());
    found
        .map(cluster -> clusters.locked(cluster.id()))
        .filter(cluster -> !cluster.retiring() && reversible(cluster, old))
        .ifPresent(
            cluster -> {
              List<Violation> before = broken.of(cluster);
              putBack(cluster, old);
              broken.refuseMoreThan(before, cluster);
              event.wishPutBack();
            });
  }

  private boolean reversible(Cluster cluster, OldWish old) {
    Set<UUID> there = new HashSet<>();
    clusters.nodes(cluster.id()).forEach(node -> there.add(node.id()));
    Set<UUID> leaving = containersOf(cluster, old.leaving());
    return there.containsAll(old.leaving())
        && march.locked(cluster.id()).stream()
            .filter(container -> leaving.contains(container.id()))
            .noneMatch(Container::retiring);
  }

  private Set<UUID> containersOf(Cluster cluster, List<UUID> nodes) {
    Set<UUID> found = new HashSet<>();
    clusters.nodes(cluster.id()).stream()
        .filter(node -> nodes.contains(node.id()))
        .forEach(node -> node.containerId().ifPresent(found::add));
    return found;
  }

  private void putBack(Cluster cluster, OldWish old) {
    cluster.changed();
    List<Node> nodes = clusters.nodes(cluster.id());
    List<Container> told = new ArrayList<>();
    old.roles().forEach(line -> assign(cluster, nodes, line.split("=", 2), told));
    told.addAll(sizes.putBack(cluster, old.sizes()));
    nodes.stream().filter(node -> old.leaving().contains(node.id())).forEach(Node::stay);
    old.masters().forEach(line -> master(nodes, line.split("=", 2)));
    Set<UUID> staying = containersOf(cluster, old.leaving());
    List<Container> back =
        march.locked(cluster.id()).stream()
            .filter(container -> staying.contains(container.id()))
            .filter(container -> container.march(Power.ON))
            .toList();
    march.locked(cluster.id()).stream()
        .filter(container -> old.arrived().contains(container.id()))
        .forEach(container -> life.retire(container.id()));
    march.nudge(back);
    march.nudge(told);
    nudges.nudge(ClusterReconciler.KIND, cluster.id(), cluster.tenantId());
  }

  private void assign(
      Cluster cluster, List<Node> nodes, String[] nameAndRoles, List<Container> told) {
    nodes.stream()
        .filter(node -> node.name().equals(nameAndRoles[0]))
        .flatMap(node -> roles.assign(cluster, node, List.of(nameAndRoles[1].split(","))).stream())
        .forEach(told::add);
  }

  private static void master(List<Node> nodes, String[] roleAndName) {
    nodes.forEach(node -> node.demote(roleAndName[0]));
    nodes.stream()
        .filter(node -> node.name().equals(roleAndName[1]))
        .forEach(node -> node.promote(roleAndName[0]));
  }
}
