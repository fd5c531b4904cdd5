package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.move.NodeMove;
import org.patchbay.container.control.ContainerChanged;
import org.patchbay.container.control.Leftovers;
import org.patchbay.container.control.Occupancy;
import org.patchbay.container.entity.Container;
import org.patchbay.host.control.Hosts;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.Part;
import org.patchbay.probe.control.HealthChanged;
import org.patchbay.reconcile.control.Nudges;

/** The moves that are under way, and what each of their steps changes in the database. */
@ApplicationScoped
@Transactional
public class NodeMoves {
  @Inject EntityManager em;
  @Inject Clusters clusters;
  @Inject Occupancy occupancy;
  @Inject Leftovers leftovers;
  @Inject Hosts hosts;
  @Inject Operations operations;
  @Inject Nudges nudges;

  public Optional<NodeMove> find(UUID id) {
    return Optional.ofNullable(em.find(NodeMove.class, id));
  }

  /** The move of a node, or one that a container takes part in. */
  public Optional<NodeMove> about(UUID nodeOrContainer) {
    return em.createQuery(
            "from NodeMove m where m.nodeId = :id or m.sourceId = :id or m.targetId = :id",
            NodeMove.class)
        .setParameter("id", nodeOrContainer)
        .getResultStream()
        .findFirst();
  }

  public List<NodeMove> ofCluster(UUID cluster) {
    return em.createQuery(
            "from NodeMove m where m.clusterId = :cluster order by m.nodeName", NodeMove.class)
        .setParameter("cluster", cluster)
        .getResultList();
  }

  /**
   * Those whose nodes have not changed hands yet. Locked before their containers, as everywhere.
   */
  List<NodeMove> lockedUnbound(UUID cluster) {
    return em.createQuery(
            "from NodeMove m where m.clusterId = :cluster and not m.bound order by m.id",
            NodeMove.class)
        .setParameter("cluster", cluster)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  void add(NodeMove move) {
    em.persist(move);
    em.flush();
  }

  Optional<Node> node(NodeMove move) {
    return Optional.ofNullable(em.find(Node.class, move.nodeId()));
  }

  void vacateSource(UUID id) {
    changing(
        id,
        move -> {
          move.leaves(occupancy.locked(move.sourceId()));
          occupancy.vacate(move.sourceId());
          follow(move, move.sourceId());
        });
  }

  /** Both containers are vacant, so nothing runs as the node while it changes hands. */
  void bind(UUID id) {
    changing(
        id,
        move -> {
          Node node = node(move).orElseThrow();
          node.moveTo(move.targetId());
          em.flush();
          occupancy.handOver(move.sourceId(), move.targetId(), move.power());
          move.bound();
          follow(move, move.targetId());
        });
  }

  void dataArrived(UUID id) {
    changing(
        id,
        move -> {
          occupancy.dataArrived(move.targetId());
          follow(move, move.targetId());
        });
  }

  void dataDoneWithout(UUID id) {
    changing(
        id,
        move -> {
          occupancy.doWithoutData(move.targetId());
          follow(move, move.targetId());
        });
  }

  /** It lies on a lost host: what is on it is nobody's any more, and goes when that is found. */
  void leaveSourceData(UUID id) {
    changing(
        id,
        move -> {
          leftovers.noteData(move.sourceHost(), move.sourcePool(), move.dataId().orElseThrow());
          em.remove(move);
        });
  }

  String sourceHost(NodeMove move) {
    return hosts.get(move.sourceHost()).name();
  }

  void finish(UUID id) {
    find(id).ifPresent(em::remove);
  }

  /** Before it was bound: the node stays where it is. True when there was something to put back. */
  boolean putBack(UUID id) {
    Optional<NodeMove> move = lockedNow(id).filter(found -> !found.isBound());
    move.ifPresent(
        found -> {
          em.remove(found);
          em.flush();
          occupancy.reoccupy(found.sourceId(), found.power());
          if (found.madeTarget()) {
            occupancy.retireIfFree(found.targetId());
          }
          nudges.nudge(NodeMoveReconciler.KIND, found.id(), found.tenantId());
        });
    return move.isPresent();
  }

  private void changing(UUID id, Consumer<NodeMove> work) {
    lockedNow(id).ifPresent(work);
  }

  /** As it is once nobody else changes it; empty when it has ended meanwhile. */
  private Optional<NodeMove> lockedNow(UUID id) {
    if (find(id).isEmpty() || !lock(id)) {
      return Optional.empty();
    }
    // What was read before the lock may be old.
    em.refresh(em.find(NodeMove.class, id));
    return find(id);
  }

  /** Of the scope's tenant: it was found there. */
  private boolean lock(UUID id) {
    return !em.createNativeQuery("select 1 from node_move where id = :id for update")
        .setParameter("id", id)
        .getResultList()
        .isEmpty();
  }

  /** The receipt of the move waits for what its containers do, and tells of it. */
  private void follow(NodeMove move, UUID container) {
    Container moved = occupancy.get(container);
    operations.extend(
        NodeMoveReconciler.KIND,
        move.id(),
        move.tenantId(),
        List.of(new Part("container", moved.id(), moved.name())));
  }

  void changed(@Observes ContainerChanged event) {
    about(event.container().id())
        .ifPresent(move -> nudges.nudge(NodeMoveReconciler.KIND, move.id(), move.tenantId()));
  }

  void changed(@Observes HealthChanged event) {
    ofCluster(event.cluster())
        .forEach(move -> nudges.nudge(NodeMoveReconciler.KIND, move.id(), move.tenantId()));
  }
}
