package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.Change;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.OldWish;
import org.patchbay.cluster.entity.move.NodeMove;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.ContainerMarch;
import org.patchbay.container.control.ContainerReconciler;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.Target;

/** Starts and stops a whole cluster, wave by wave. */
@ApplicationScoped
@Transactional
public class ClusterPower {
  public static final String START = "cluster.start";
  public static final String STOP = "cluster.stop";

  @Inject EntityManager em;
  @Inject Clusters clusters;
  @Inject Losses losses;
  @Inject ContainerMarch march;
  @Inject NodeMoves moves;
  @Inject Operations operations;
  @Inject Audit audit;

  /**
   * Wishes every container of the cluster on or off; wishing what is wished already is a receipt
   * that ends at once.
   *
   * @param confirmed what stops working, as {@code R7:sip}
   * @return id of the operation
   * @throws Fault {@code CONFIRMATION_MISSING} when something stops that was not confirmed, {@code
   *     BEING_RETIRED}
   */
  public UUID power(UUID id, Power wanted, Set<String> confirmed) {
    Cluster cluster = clusters.locked(id);
    if (cluster.retiring()) {
      throw Fault.of(FaultCode.BEING_RETIRED, cluster.name());
    }
    if (wanted == Power.OFF) {
      requireConfirmed(cluster, confirmed);
    }
    List<NodeMove> leaving = moves.lockedUnbound(id);
    List<Container> containers = march.locked(id);
    List<Container> changed =
        containers.stream().filter(container -> container.march(wanted)).toList();
    List<NodeMove> told = tell(leaving, containers, wanted);
    UUID operation = operate(wanted == Power.ON ? START : STOP, cluster, changed);
    em.persist(
        new OldWish(
            operation,
            Stream.concat(
                    changed.stream().map(Container::id), told.stream().map(NodeMove::sourceId))
                .toList()));
    return operation;
  }

  /** What moves out of its container is started or not in the other one; its own receipt tells. */
  private static List<NodeMove> tell(
      List<NodeMove> leaving, List<Container> containers, Power wanted) {
    Set<UUID> left =
        containers.stream().filter(Container::spare).map(Container::id).collect(Collectors.toSet());
    return leaving.stream()
        .filter(move -> left.contains(move.sourceId()))
        .filter(move -> move.wish(wanted))
        .toList();
  }

  private void requireConfirmed(Cluster cluster, Set<String> confirmed) {
    String missing =
        losses.ofStopping(cluster).stream()
            .map(Violation::confirmation)
            .filter(word -> !confirmed.contains(word))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw Fault.of(FaultCode.CONFIRMATION_MISSING, missing);
    }
  }

  private UUID operate(String kind, Cluster cluster, List<Container> changed) {
    List<Part> parts = new ArrayList<>();
    changed.forEach(c -> parts.add(new Part(ContainerReconciler.KIND, c.id(), c.name())));
    parts.add(new Part(ClusterReconciler.KIND, cluster.id(), cluster.name()));
    UUID operation =
        operations
            .open(
                kind,
                new Target(cluster.tenantId(), "cluster", cluster.id(), cluster.name()),
                parts)
            .id();
    Map<String, ?> names =
        Map.of("containers", changed.stream().map(Container::name).sorted().toList().toString());
    audit.record(kind, Retirement.object(cluster), Change.made(names).by(operation));
    return operation;
  }

  /** Switches those back that the operation switched, in step again. */
  void putBack(UUID operation, Cluster cluster, Power wished) {
    OldWish old = em.find(OldWish.class, operation);
    Power before = wished == Power.ON ? Power.OFF : Power.ON;
    Set<UUID> switched = Set.copyOf(old.containers());
    moves.lockedUnbound(cluster.id()).stream()
        .filter(move -> switched.contains(move.sourceId()))
        .forEach(move -> move.wish(before));
    List<Container> back =
        march.locked(cluster.id()).stream()
            .filter(container -> switched.contains(container.id()) && !container.retiring())
            .filter(container -> container.march(before))
            .toList();
    march.nudge(back);
  }
}
