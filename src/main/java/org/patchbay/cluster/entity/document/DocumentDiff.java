package org.patchbay.cluster.entity.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Declarations;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.fault.entity.FieldProblem;

/**
 * What would have to change for a cluster to be as a document says. Nodes are the same when their
 * names are; what the document leaves out of one stays as it is.
 *
 * @param edit of nodes and masters; empty when these are the same
 * @param declared what is to be declared; empty when that is the same
 * @param addedAt places in the document of the nodes that {@code edit} adds, in their order
 * @param refused what a cluster keeps for its life, or what has a way of its own
 */
public record DocumentDiff(
    Optional<ClusterEdit> edit,
    Optional<Declarations> declared,
    List<Integer> addedAt,
    List<FieldProblem> refused) {
  private static final Pattern ADDED = Pattern.compile("add\\[(\\d+)](.*)");

  public DocumentDiff {
    addedAt = List.copyOf(addedAt);
    refused = List.copyOf(refused);
  }

  /**
   * The difference.
   *
   * @param now the cluster as its own document tells it
   */
  public static DocumentDiff of(ClusterRequest now, ClusterRequest wanted) {
    List<FieldProblem> refused = new ArrayList<>();
    fixed(now, wanted, refused);
    Map<String, WantedNode> there = new LinkedHashMap<>();
    now.nodes().forEach(node -> there.put(node.name(), node));
    List<WantedNode> add = new ArrayList<>();
    List<Integer> addedAt = new ArrayList<>();
    Map<String, String> promote = new TreeMap<>();
    Map<String, Set<String>> roles = new TreeMap<>();
    Map<String, WantedSize> sizes = new TreeMap<>();
    Set<String> kept = new HashSet<>();
    for (int i = 0; i < wanted.nodes().size(); i++) {
      WantedNode node = wanted.nodes().get(i);
      WantedNode before = there.get(node.name());
      if (before == null || !kept.add(node.name())) {
        add.add(node);
        addedAt.add(i);
      } else {
        same(before, node, "nodes[" + i + "]", refused);
        promoted(before, node, promote);
        if (!node.size().equals(WantedSize.PROPOSED) && !node.size().equals(before.size())) {
          sizes.put(node.name(), node.size());
        }
        if (!Set.copyOf(before.roles()).equals(new HashSet<>(node.roles()))) {
          roles.put(node.name(), new TreeSet<>(node.roles()));
        }
      }
    }
    Set<String> remove = new TreeSet<>(there.keySet());
    remove.removeAll(kept);
    ClusterEdit edit = new ClusterEdit(add, remove, promote, roles, sizes);
    return new DocumentDiff(
        Optional.of(edit).filter(one -> !one.isEmpty()),
        Optional.of(wanted.declared()).filter(one -> !one.equals(now.declared())),
        addedAt,
        refused);
  }

  /** What is wrong with the edit, as it is wrong with the document. */
  public FieldProblem asked(FieldProblem problem) {
    Matcher added = ADDED.matcher(problem.field());
    String field = "nodes";
    if (added.matches()) {
      field = "nodes[" + addedAt.get(Integer.parseInt(added.group(1))) + "]" + added.group(2);
    }
    return new FieldProblem(field, problem.messageKey(), problem.parameters());
  }

  private static void fixed(ClusterRequest now, ClusterRequest wanted, List<FieldProblem> refused) {
    fixed("name", ClusterRequest::name, now, wanted, refused);
    fixed("version", ClusterRequest::version, now, wanted, refused);
    if (wanted.image() != null) {
      fixed("image", ClusterRequest::image, now, wanted, refused);
    }
    if (wanted.network() != null) {
      fixed("network", ClusterRequest::network, now, wanted, refused);
    }
    if (wanted.segment() != null) {
      fixed("segment", ClusterRequest::segment, now, wanted, refused);
    }
    fixed("storage", ClusterRequest::storage, now, wanted, refused);
    fixed("sshKeys", ClusterRequest::sshKeys, now, wanted, refused);
  }

  private static void fixed(
      String field,
      Function<ClusterRequest, Object> part,
      ClusterRequest now,
      ClusterRequest wanted,
      List<FieldProblem> refused) {
    if (!Objects.equals(part.apply(now), part.apply(wanted))) {
      refused.add(new FieldProblem(field, "cluster.document.fixed", List.of(field)));
    }
  }

  private static void same(
      WantedNode before, WantedNode node, String field, List<FieldProblem> refused) {
    if (node.publicAddress() != null && !node.publicAddress().equals(before.publicAddress())) {
      refused.add(new FieldProblem(field, "cluster.document.address", List.of(node.name())));
    }
  }

  /** A master that is no longer one is so because another is: that one says it. */
  private static void promoted(WantedNode before, WantedNode node, Map<String, String> promote) {
    if (node.masterOf() != null) {
      node.masterOf().stream()
          .filter(role -> before.masterOf() == null || !before.masterOf().contains(role))
          .forEach(role -> promote.put(role, node.name()));
    }
  }
}
