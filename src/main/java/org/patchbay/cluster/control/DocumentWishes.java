package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.document.DocumentDiff;
import org.patchbay.cluster.entity.firewall.FirewallRules;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;

/** Makes a cluster as its document says: all of the difference is wished, or none of it. */
@ApplicationScoped
@Transactional
public class DocumentWishes {
  @Inject Turnstile turnstile;
  @Inject Clusters clusters;
  @Inject Documents documents;
  @Inject Declaring declaring;
  @Inject SizeChoices sizes;
  @Inject ChangeApproval approval;
  @Inject Firewalls firewalls;
  @Inject FirewallSettings settings;

  /**
   * Wishes the difference.
   *
   * @param confirmed warnings that were confirmed, as {@code R7:sip}
   * @return id of the operation that changes nodes, or else of the last that changes the firewall
   *     of one; empty when nothing of that has to change
   * @throws Fault {@code INVALID_INPUT} with every part that can't be changed so, and all that
   *     {@link Declaring#declare} and {@link ChangeApproval#approve} have against it
   */
  public Optional<UUID> put(UUID id, ClusterRequest wanted, Set<String> confirmed) {
    turnstile.pass();
    Cluster cluster = clusters.locked(id);
    DocumentDiff diff = DocumentDiff.of(documents.request(cluster), wanted);
    Fault.refuse(diff.refused());
    diff.declared().ifPresent(declared -> declaring.declare(id, declared, null));
    Optional<UUID> guarded = guard(cluster, wanted.nodes());
    return diff.edit()
        .map(edit -> sizes.differing(cluster, edit))
        .filter(edit -> !edit.isEmpty())
        .map(edit -> change(id, edit, diff, confirmed))
        .or(() -> guarded);
  }

  /**
   * Nodes that are there get the rules that the document says, if it says any; the last receipt.
   */
  private Optional<UUID> guard(Cluster cluster, List<WantedNode> wanted) {
    List<FieldProblem> wrong = new ArrayList<>();
    Map<String, FirewallRules> rules = new LinkedHashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String name = wanted.get(i).name();
      NodeFirewalls.read(wanted.get(i), settings.limits(), "nodes[" + i + "]", wrong)
          .ifPresent(read -> rules.put(name, read));
    }
    Fault.refuse(wrong);
    return clusters.nodes(cluster.id()).stream()
        .filter(node -> !node.leaving() && rules.containsKey(node.name()))
        .filter(node -> !rules.get(node.name()).equals(node.firewall()))
        .map(node -> firewalls.change(cluster.id(), node.name(), rules.get(node.name())))
        .reduce((one, other) -> other);
  }

  private UUID change(UUID id, ClusterEdit edit, DocumentDiff diff, Set<String> confirmed) {
    try {
      return approval.approve(id, edit, null, confirmed);
    } catch (Fault fault) {
      if (fault.code() != FaultCode.INVALID_INPUT) {
        throw fault;
      }
      throw Fault.invalid(fault.problems().stream().map(diff::asked).toList());
    }
  }
}
