package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.move.MovePreview;
import org.patchbay.cluster.entity.move.MoveRequest;
import org.patchbay.cluster.entity.move.NodeMove;
import org.patchbay.container.control.ContainerReconciler;
import org.patchbay.container.control.Occupancy;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.placement.Placing;
import org.patchbay.fault.entity.Fault;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.Target;
import org.patchbay.tenant.control.Quotas;

/** Wishes a node into another container. */
@ApplicationScoped
@Transactional
public class NodeMoving {
  public static final String KIND = "node.move";

  @Inject Turnstile turnstile;
  @Inject Clusters clusters;
  @Inject MovePlanner planner;
  @Inject NodeMoves moves;
  @Inject Occupancy occupancy;
  @Inject Quotas quotas;
  @Inject Operations operations;
  @Inject Audit audit;

  /**
   * Begins the move.
   *
   * @param planId id of the preview that was shown, or null to take whatever comes out now
   * @param confirmed what stops working meanwhile, as {@code R7:sip}
   * @return id of the operation
   * @throws Fault {@code PLAN_OUTDATED}, {@code RULE_VIOLATED}, {@code CONFIRMATION_MISSING},
   *     {@code QUOTA_EXCEEDED}, {@code NO_HOST_FITS}, {@code NODE_MOVES}, {@code BEING_RETIRED};
   *     nothing is changed then
   */
  public UUID move(UUID id, UUID node, MoveRequest request, String planId, Set<String> confirmed) {
    turnstile.pass();
    Cluster cluster = clusters.locked(id);
    Node moving = planner.node(cluster, node.toString());
    MovePreview preview = planner.preview(cluster, moving, request);
    preview.requireApproval(planId, confirmed);
    return begin(cluster, moving, preview);
  }

  private UUID begin(Cluster cluster, Node node, MovePreview preview) {
    Container source = occupancy.locked(preview.source().id());
    Container target = preview.free().orElseGet(() -> made(cluster, preview));
    NodeMove move = new NodeMove(node, source, target, preview.free().isEmpty());
    moves.add(move);
    UUID operation =
        operations
            .open(
                KIND,
                new Target(cluster.tenantId(), "node", node.id(), node.name()),
                List.of(
                    new Part(ContainerReconciler.KIND, target.id(), target.name()),
                    new Part(NodeMoveReconciler.KIND, move.id(), node.name())))
            .id();
    audit.record(
        KIND,
        new AuditObject(cluster.tenantId(), "node", node.id(), node.name()),
        Change.of(place(source.name(), preview.sourceHost()), place(target.name(), preview.host()))
            .by(operation));
    return operation;
  }

  private static Map<String, ?> place(String container, String host) {
    return Map.of("container", container, "host", host);
  }

  private Container made(Cluster cluster, MovePreview preview) {
    quotas.reserve(cluster.tenantId(), MovePlanner.reserved(preview.source()));
    Placing placing = preview.placing().orElseThrow();
    return occupancy.spareLike(
        preview.source(),
        preview.target(),
        placing.host().orElseThrow(),
        placing.pool().orElseThrow().name());
  }
}
