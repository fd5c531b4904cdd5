package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.wave.Marcher;
import org.patchbay.container.control.ContainerMarch;
import org.patchbay.container.control.Containers;
import org.patchbay.container.control.DiskClasses;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.March;
import org.patchbay.container.entity.Power;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.StepState;
import org.patchbay.reconcile.control.Nudges;

/** What people decide about a node that holds up the wave behind it. */
@ApplicationScoped
@Transactional
public class Gates {
  private static final int LONGEST_REASON = 200;

  @Inject Clusters clusters;
  @Inject Containers containers;
  @Inject Marchers marchers;
  @Inject ContainerMarch march;
  @Inject DiskClasses disks;
  @Inject Operations operations;
  @Inject Nudges nudges;
  @Inject Audit audit;
  @Inject Clock clock;

  /** What can be decided. */
  public enum Decision {
    /** Restart its container and give it its time once more. */
    RETRY,
    /** Make its container anew from the image, with the same identity; its disk goes. */
    REPLACE,
    /** Let the others go on without it. */
    SKIP
  }

  /** The nodes on their way up or down, in the order of their waves. */
  public List<Marcher> marching(Cluster cluster) {
    List<Container> some =
        containers.ofCluster(cluster.id()).stream()
            .map(row -> row.container())
            .filter(container -> container.march() != March.NONE && !container.retiring())
            .toList();
    return some.isEmpty() ? List.of() : marchers.of(cluster, some);
  }

  /**
   * Decides about a node whose wave has begun.
   *
   * @param reason why it is skipped; not needed otherwise
   * @throws Fault {@code CHANGED_MEANWHILE} when nobody waits for the node any more
   */
  public void decide(UUID clusterId, UUID nodeId, Decision decision, String reason) {
    Cluster cluster = clusters.locked(clusterId);
    Node node = node(cluster, nodeId);
    Container container = waitedFor(cluster, node);
    switch (decision) {
      case RETRY -> {
        container.wishReboot();
        march.release(List.of(container));
      }
      case REPLACE -> {
        disks.ending(container, container::rebuild);
        march.release(List.of(container));
      }
      case SKIP -> {
        node.skip(checked(reason));
        container.arrive();
      }
    }
    record(cluster, node, decision, reason);
    nudges.nudge(ClusterReconciler.KIND, cluster.id(), cluster.tenantId());
  }

  private Node node(Cluster cluster, UUID id) {
    return clusters.nodes(cluster.id()).stream()
        .filter(node -> node.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Fault.notFound("node", id));
  }

  private Container waitedFor(Cluster cluster, Node node) {
    return march.locked(cluster.id()).stream()
        .filter(container -> node.containerId().filter(container.id()::equals).isPresent())
        .filter(container -> container.march() == March.RELEASED)
        .filter(container -> container.power() == Power.ON)
        .findFirst()
        .orElseThrow(() -> Fault.of(FaultCode.CHANGED_MEANWHILE, node.name()));
  }

  private static String checked(String reason) {
    if (reason == null || reason.isBlank()) {
      throw Fault.invalid("reason", "cluster.gate.reason.missing");
    }
    if (reason.strip().length() > LONGEST_REASON) {
      throw Fault.invalid("reason", "cluster.gate.reason.long", LONGEST_REASON);
    }
    return reason.strip();
  }

  private void record(Cluster cluster, Node node, Decision decision, String reason) {
    String verb = "node." + decision.name().toLowerCase(Locale.ROOT);
    operations.line(
        StepState.INFO, ClusterReconciler.KIND, cluster.id(), "cluster.step." + verb, node.name());
    Map<String, ?> why = decision == Decision.SKIP ? Map.of("reason", reason.strip()) : Map.of();
    audit.record(
        verb,
        new AuditObject(cluster.tenantId(), "node", node.id(), node.name()),
        Change.made(why));
  }
}
