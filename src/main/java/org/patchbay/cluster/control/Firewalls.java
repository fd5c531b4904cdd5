package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.firewall.Firewall;
import org.patchbay.cluster.entity.firewall.FirewallRule;
import org.patchbay.cluster.entity.firewall.FirewallRules;
import org.patchbay.cluster.entity.firewall.GuardedPlace;
import org.patchbay.cluster.entity.firewall.OldFirewall;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.ContainerReconciler;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.GuardText;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.Hosts;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.entity.Nic;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.Operation;
import org.patchbay.operation.entity.OperationCancelled;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.Target;
import org.patchbay.reconcile.control.Nudges;

/** What passes the public interfaces of nodes: derived from their roles, and from their rules. */
@ApplicationScoped
@Transactional
public class Firewalls {
  public static final String KIND = "node.firewall";

  @Inject Clusters clusters;
  @Inject Catalogues catalogues;
  @Inject MovePlanner planner;
  @Inject NodeMoves moves;
  @Inject Containers containers;
  @Inject ContainerLife life;
  @Inject Operations operations;
  @Inject Audit audit;
  @Inject EntityManager em;
  @Inject Nudges nudges;
  @Inject Hosts hosts;
  @Inject Addresses addresses;

  /** As it is with the node's own rules. */
  public Firewall of(Cluster cluster, Node node) {
    return of(cluster, node, node.firewall());
  }

  /** The same; empty when the catalogue knows the cluster's version no more. */
  public Optional<Firewall> known(Cluster cluster, Node node) {
    return catalogues
        .current()
        .version(cluster.version())
        .map(version -> Firewall.of(version, node.roles(), node.firewall()));
  }

  /** As it would be with these. */
  public Firewall of(Cluster cluster, Node node, FirewallRules rules) {
    return Firewall.of(version(cluster), node.roles(), rules);
  }

  private VersionCatalogue version(Cluster cluster) {
    return catalogues
        .current()
        .version(cluster.version())
        .orElseThrow(() -> Fault.invalid("version", "cluster.version.unknown", cluster.version()));
  }

  /** Where it runs, and behind what; empty while it runs nowhere. */
  public Optional<GuardedPlace> place(Node node) {
    return node.containerId()
        .flatMap(containers::find)
        .map(
            container ->
                new GuardedPlace(
                    hosts.get(container.hostId()).address().profile(),
                    addresses.of(container.id()).stream()
                        .filter(Nic::isPublic)
                        .map(Nic::addressText)
                        .toList()));
  }

  /** True when hosts are told of it as it is; the catalogue may have changed since they were. */
  public boolean told(Firewall firewall, Node node) {
    return node.containerId()
        .flatMap(containers::find)
        .map(c -> c.openPorts().equals(GuardText.write(firewall.guard())))
        .orElse(true);
  }

  /**
   * Wishes these rules and no others of the node; in force at once where it runs, and with it
   * wherever it goes.
   *
   * @param nameOrId of the node
   * @return id of the operation
   * @throws Fault {@code BEING_RETIRED}, {@code NODE_MOVES}; nothing is changed then
   */
  public UUID change(UUID id, String nameOrId, FirewallRules wanted) {
    Cluster cluster = clusters.locked(id);
    Node node = planner.node(cluster, nameOrId);
    refuse(cluster, node);
    FirewallRules before = node.firewall();
    Container container = guard(cluster, node, wanted);
    UUID operation =
        operations
            .open(
                KIND,
                new Target(cluster.tenantId(), "node", node.id(), node.name()),
                List.of(new Part(ContainerReconciler.KIND, container.id(), container.name())))
            .id();
    em.persist(new OldFirewall(operation, before, wanted));
    record(cluster, node, before, operation);
    return operation;
  }

  private Container guard(Cluster cluster, Node node, FirewallRules wanted) {
    node.guard(wanted);
    return life.guard(node.containerId().orElseThrow(), of(cluster, node, wanted).guard());
  }

  private void record(Cluster cluster, Node node, FirewallRules before, UUID operation) {
    audit.record(
        KIND,
        new AuditObject(cluster.tenantId(), "node", node.id(), node.name()),
        Change.of(told(before), told(node.firewall())).by(operation));
  }

  /**
   * The rules from before come back when their change is cancelled, unless there are others by now,
   * or the node goes or moves.
   */
  void cancelled(@Observes OperationCancelled event) {
    Operation operation = event.operation();
    if (operation.kind().equals(KIND)) {
      Optional.ofNullable(em.find(OldFirewall.class, operation.id()))
          .filter(old -> putBack(operation, old))
          .ifPresent(old -> event.wishPutBack());
    }
  }

  private boolean putBack(Operation operation, OldFirewall old) {
    Node found = em.find(Node.class, operation.target().id());
    if (found == null) {
      return false;
    }
    Cluster cluster = clusters.locked(found.clusterId());
    Node node = planner.node(cluster, found.name());
    boolean goes = cluster.retiring() || node.leaving() || moves.about(node.id()).isPresent();
    if (goes || !node.firewall().equals(old.wished())) {
      return false;
    }
    Container container = guard(cluster, node, old.before());
    nudges.nudge(ContainerReconciler.KIND, container.id(), container.tenantId());
    record(cluster, node, old.wished(), operation.id());
    return true;
  }

  private void refuse(Cluster cluster, Node node) {
    if (cluster.retiring() || node.leaving()) {
      throw Fault.of(FaultCode.BEING_RETIRED, cluster.retiring() ? cluster.name() : node.name());
    }
    if (moves.about(node.id()).isPresent()) {
      throw Fault.of(FaultCode.NODE_MOVES, node.name());
    }
  }

  private static Map<String, ?> told(FirewallRules rules) {
    return Map.of(
        "outgoing",
        rules.listed() ? "LISTED" : "ALL",
        "rules",
        rules.rules().stream().map(FirewallRule::write).toList().toString());
  }
}
