package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.ContainerMarch;
import org.patchbay.container.control.ContainerReconciler;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.Part;

/**
 * Has nodes leave a cluster: first they shut down in their waves, then their containers go. It
 * begins when nobody marches any more, so that those who come are there before others leave.
 */
@ApplicationScoped
@Transactional
public class Departures {
  @Inject Clusters clusters;
  @Inject ContainerMarch march;
  @Inject ContainerLife life;
  @Inject Operations operations;

  /** Does what is next; true when nobody leaves any more. */
  boolean advance(UUID id) {
    Cluster cluster = clusters.locked(id);
    List<Node> leaving = clusters.nodes(id).stream().filter(Node::leaving).toList();
    if (leaving.isEmpty()) {
      return true;
    }
    List<Container> theirs = containers(cluster, leaving);
    forgetThoseWithout(theirs, leaving);
    List<Container> up = theirs.stream().filter(c -> c.power() == Power.ON).toList();
    List<Container> next = up.isEmpty() ? theirs.stream().filter(c -> !c.retiring()).toList() : up;
    next.forEach(container -> send(container));
    follow(cluster, next);
    return false;
  }

  private void forgetThoseWithout(List<Container> containers, List<Node> leaving) {
    Set<UUID> there = containers.stream().map(Container::id).collect(Collectors.toSet());
    leaving.stream()
        .filter(node -> node.containerId().filter(there::contains).isEmpty())
        .forEach(clusters::remove);
  }

  private void send(Container container) {
    if (container.power() == Power.ON) {
      container.march(Power.OFF);
    } else {
      life.retire(container.id());
    }
  }

  private List<Container> containers(Cluster cluster, List<Node> nodes) {
    Set<UUID> ids =
        nodes.stream().map(Node::containerId).flatMap(Optional::stream).collect(Collectors.toSet());
    return march.locked(cluster.id()).stream().filter(c -> ids.contains(c.id())).toList();
  }

  /** Who waits for the cluster sees what is done to them. */
  private void follow(Cluster cluster, List<Container> theirs) {
    List<Part> parts = new ArrayList<>();
    theirs.forEach(c -> parts.add(new Part(ContainerReconciler.KIND, c.id(), c.name())));
    if (!parts.isEmpty()) {
      operations.extend(ClusterReconciler.KIND, cluster.id(), cluster.tenantId(), parts);
    }
  }
}
