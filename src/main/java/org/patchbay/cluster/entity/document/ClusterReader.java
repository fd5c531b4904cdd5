package org.patchbay.cluster.entity.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.catalogue.entity.yaml.Document;
import org.patchbay.catalogue.entity.yaml.Entry;
import org.patchbay.catalogue.entity.yaml.Problem;
import org.patchbay.catalogue.entity.yaml.Problems;
import org.patchbay.catalogue.entity.yaml.Scalar;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Declarations;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;

/** Reads a cluster's document; whether its words name something there is, others say. */
public final class ClusterReader {
  /** In characters: some hundred nodes are a tenth of it. */
  static final int LONGEST = 200_000;

  private static final int MOST = 1 << 24;

  private final Problems problems = new Problems();
  private final Map<String, Integer> lines = new HashMap<>();

  private ClusterReader() {}

  /**
   * The request that the document is.
   *
   * @param text YAML; null counts as empty
   * @throws Fault {@code INVALID_INPUT} with every wrong line, all of it under {@code document}
   */
  public static ReadCluster read(String text) {
    if (text == null || text.isBlank()) {
      throw Fault.invalid(ReadCluster.FIELD, "cluster.document.missing");
    }
    if (text.length() > LONGEST) {
      throw Fault.invalid(ReadCluster.FIELD, "cluster.document.long", LONGEST);
    }
    return new ClusterReader().document(text);
  }

  private ReadCluster document(String text) {
    Optional<Entry> root = Document.read(ReadCluster.FIELD, text, problems);
    List<FieldProblem> declaredWrong = new ArrayList<>();
    Optional<ClusterRequest> request = root.map(entry -> request(entry, declaredWrong));
    List<FieldProblem> all = new ArrayList<>();
    problems.sorted().stream().map(ClusterReader::told).forEach(all::add);
    if (request.isPresent()) {
      ReadCluster read = new ReadCluster(request.get(), lines);
      declaredWrong.stream().map(one -> read.at(one.under("declarations."))).forEach(all::add);
      if (all.isEmpty()) {
        return read;
      }
    }
    throw Fault.invalid(all);
  }

  private static FieldProblem told(Problem problem) {
    return ReadCluster.at(
        problem.line(),
        new FieldProblem(ReadCluster.FIELD, problem.messageKey(), problem.parameters()));
  }

  private ClusterRequest request(Entry entry, List<FieldProblem> declaredWrong) {
    entry.only(
        "cluster",
        "version",
        "image",
        "network",
        "segment",
        "storage",
        "sshKeys",
        "declarations",
        "nodes");
    for (String key :
        List.of("version", "image", "network", "segment", "storage", "sshKeys", "nodes")) {
      lines.put(key, entry.line(key));
    }
    lines.put("name", entry.line("cluster"));
    return new ClusterRequest(
        entry.text("cluster"),
        entry.text("version"),
        ClusterRequest.CUSTOM,
        text(entry, "image"),
        text(entry, "network"),
        text(entry, "segment"),
        entry.optional("storage").map(s -> s.value().toUpperCase(Locale.ROOT)).orElse(null),
        Map.of(),
        nodes(entry),
        entry
            .optionalChild("declarations")
            .map(child -> declared(child, declaredWrong))
            .orElse(Declarations.NONE),
        entry.scalars("sshKeys").stream().map(Scalar::value).toList());
  }

  private static String text(Entry entry, String key) {
    return entry.optional(key).map(Scalar::value).filter(text -> !text.isBlank()).orElse(null);
  }

  private Declarations declared(Entry entry, List<FieldProblem> wrong) {
    String[] known = {
      "sharedStorage", "accessKey", "loadBalancer", "strictAntiAffinity", "extensions"
    };
    entry.only(known);
    for (String key : known) {
      lines.put("declarations." + key, entry.line(key));
    }
    return Declarations.read(
        text(entry, "sharedStorage"),
        text(entry, "accessKey"),
        text(entry, "loadBalancer"),
        entry.optional("strictAntiAffinity").map(Scalar::flag).orElse(false),
        text(entry, "extensions"),
        wrong);
  }

  private List<WantedNode> nodes(Entry entry) {
    List<WantedNode> nodes = new ArrayList<>();
    for (Entry node : entry.entries("nodes")) {
      lines.put("nodes[" + nodes.size() + "]", node.line());
      nodes.add(node(node, "nodes[" + nodes.size() + "]."));
    }
    return nodes;
  }

  private WantedNode node(Entry node, String prefix) {
    node.only("name", "roles", "size", "masterOf", "public");
    for (String key : List.of("name", "roles", "size", "masterOf")) {
      lines.put(prefix + key, node.line(key));
    }
    return new WantedNode(
        text(node, "name"),
        node.scalars("roles").stream().map(Scalar::value).toList(),
        node.maps("size") ? figures(node) : WantedSize.named(text(node, "size")),
        node.has("masterOf") ? node.scalars("masterOf").stream().map(Scalar::value).toList() : null,
        node.optional("public").map(Scalar::flag).orElse(null));
  }

  private static WantedSize figures(Entry node) {
    Entry size = node.child("size").orElseThrow().only("vcpus", "memoryMiB", "diskGiB");
    return WantedSize.of(
        new Size(
            size.scalar("vcpus").number(1, MOST),
            size.scalar("memoryMiB").number(1, MOST),
            size.scalar("diskGiB").number(1, MOST)));
  }
}
