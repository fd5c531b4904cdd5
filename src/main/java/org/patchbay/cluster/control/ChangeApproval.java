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
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.Change;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.OldWish;
import org.patchbay.cluster.entity.change.ChangePreview;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.change.Departure;
import org.patchbay.cluster.entity.change.Promotion;
import org.patchbay.cluster.entity.change.Resizing;
import org.patchbay.container.control.ContainerReconciler;
import org.patchbay.container.entity.Container;
import org.patchbay.fault.entity.Fault;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.Target;
import org.patchbay.tenant.control.Quotas;

/** Turns the preview of a change into wishes. */
@ApplicationScoped
@Transactional
public class ChangeApproval {
  public static final String KIND = "cluster.change";

  @Inject EntityManager em;
  @Inject Turnstile turnstile;
  @Inject Clusters clusters;
  @Inject Edits edits;
  @Inject ChangePlanner planner;
  @Inject Building building;
  @Inject RoleChanges roles;
  @Inject SizeChanges sizes;
  @Inject Quotas quotas;
  @Inject Operations operations;
  @Inject Audit audit;

  /**
   * Approves a change.
   *
   * @param planId id of the preview that was shown, or null to take whatever comes out now
   * @param confirmed warnings that were confirmed, as {@code R7:sip}
   * @return id of the operation
   * @throws Fault {@code PLAN_OUTDATED} when the world moved, {@code RULE_VIOLATED}, {@code
   *     CONFIRMATION_MISSING}, {@code QUOTA_EXCEEDED}, {@code NO_HOST_FITS}, {@code
   *     NO_ADDRESS_FREE}, {@code INVALID_INPUT}; nothing is changed then
   */
  public UUID approve(UUID id, ClusterEdit edit, String planId, Set<String> confirmed) {
    turnstile.pass();
    Cluster cluster = clusters.locked(id);
    ChosenChange change = edits.of(cluster, edit);
    ChangePreview preview = planner.preview(change);
    preview.requireApproval(planId, confirmed);
    return begin(cluster, change, preview);
  }

  private UUID begin(Cluster cluster, ChosenChange change, ChangePreview preview) {
    quotas.reserve(cluster.tenantId(), QuotaChanges.reservable(QuotaChanges.changed(change)));
    cluster.changed();
    List<String> masters = promote(change, preview.promotions());
    List<Container> arrivals = building.build(change.chosen(), cluster, preview.arrivals());
    change.leaving().forEach(Node::leave);
    List<Container> told = new ArrayList<>(arrivals);
    List<String> roles = assign(cluster, change, told);
    told.addAll(sizes.resize(cluster, change.resizings()));
    UUID operation = operate(cluster, told);
    em.persist(
        new OldWish(
            operation,
            arrivals.stream().map(Container::id).toList(),
            change.leaving().stream().map(Node::id).toList(),
            masters,
            roles,
            change.resizings().stream().map(SizeChanges::line).toList()));
    audit.record(
        KIND, Retirement.object(cluster), Change.made(told(preview, arrivals)).by(operation));
    return operation;
  }

  private List<String> promote(ChosenChange change, List<Promotion> promotions) {
    List<String> before = new ArrayList<>();
    List<Node> nodes = clusters.nodes(change.cluster().id());
    for (Promotion promotion : promotions) {
      before.add(promotion.role() + "=" + promotion.from());
      nodes.forEach(node -> node.demote(promotion.role()));
      change.promote().get(promotion.role()).promote(promotion.role());
    }
    return before;
  }

  /** Tells the containers, and which roles their nodes had. */
  private List<String> assign(Cluster cluster, ChosenChange change, List<Container> told) {
    List<String> before = new ArrayList<>();
    for (Node node : clusters.nodes(cluster.id())) {
      List<String> wanted = change.roles().get(node.name());
      if (wanted != null) {
        before.add(node.name() + "=" + String.join(",", node.roles()));
        roles.assign(cluster, node, wanted).ifPresent(told::add);
      }
    }
    return before;
  }

  private UUID operate(Cluster cluster, List<Container> arrivals) {
    List<Part> parts = new ArrayList<>();
    arrivals.forEach(c -> parts.add(new Part(ContainerReconciler.KIND, c.id(), c.name())));
    parts.add(new Part(ClusterReconciler.KIND, cluster.id(), cluster.name()));
    var target = new Target(cluster.tenantId(), "cluster", cluster.id(), cluster.name());
    return operations.open(KIND, target, parts).id();
  }

  private static Map<String, ?> told(ChangePreview preview, List<Container> arrivals) {
    return Map.of(
        "added",
        arrivals.stream().map(Container::name).toList().toString(),
        "removed",
        preview.departures().stream().map(Departure::node).toList().toString(),
        "promoted",
        preview.promotions().stream().map(p -> p.role() + ": " + p.to()).toList().toString(),
        "roles",
        preview.reassignments().stream().map(r -> r.node() + ": " + r.after()).toList().toString(),
        "sizes",
        preview.resizings().stream().map(ChangeApproval::told).toList().toString());
  }

  private static String told(Resizing one) {
    return one.node() + ": " + one.before() + " > " + one.after();
  }
}
