package org.patchbay.cluster.entity.topology;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.patchbay.catalogue.entity.Blueprint;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.Expansion;
import org.patchbay.catalogue.entity.NodeSize;
import org.patchbay.catalogue.entity.OperatingSystem;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.catalogue.entity.SizeChoice;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.catalogue.entity.document.ConfigFiles;

/** Drafts to start from. */
final class Drafts {
  static final Catalogue CATALOGUE = ConfigFiles.catalogue();
  static final VersionCatalogue V56 = CATALOGUE.version("5.6").orElseThrow();
  static final VersionCatalogue V57 = CATALOGUE.version("5.7").orElseThrow();
  static final OperatingSystem LAB = new OperatingSystem("patchbay-lab", "1", "x86_64");
  static final NodeSize TINY = new NodeSize(new Size(1, 192, 1), 2, 384);

  private Drafts() {}

  static DraftNode node(String name, String... roles) {
    return DraftNode.of(name, List.of(roles), TINY, LAB);
  }

  static DraftNode open(String name, String... roles) {
    return node(name, roles).publicNet(Optional.of(Attachment.PENDING));
  }

  static DraftNode active(DraftNode node) {
    return node.bound(new Bond(UUID.nameUUIDFromBytes(node.name().getBytes()), true), true);
  }

  /** The blueprint <i>standard</i> of 5.7: nothing to say against it. */
  static ClusterDraft standard() {
    return expanded(CATALOGUE.blueprint("standard", "5.7").orElseThrow(), V57);
  }

  static ClusterDraft expanded(Blueprint blueprint, VersionCatalogue version) {
    return ClusterDraft.of(
        "acme",
        version.version(),
        Expansion.of(blueprint, version, "acme", CATALOGUE.sizes(), SizeChoice.all("tiny")).stream()
            .map(drafted -> DraftNode.of(drafted, LAB))
            .toList());
  }

  static ClusterDraft running() {
    return standard().nodes(standard().nodes().stream().map(Drafts::active).toList());
  }

  static ClusterDraft with(ClusterDraft draft, DraftNode... more) {
    List<DraftNode> nodes = new ArrayList<>(draft.nodes());
    nodes.addAll(List.of(more));
    return draft.nodes(nodes);
  }

  static ClusterDraft without(ClusterDraft draft, String role) {
    return draft.nodes(draft.nodes().stream().filter(node -> !node.has(role)).toList());
  }

  static ClusterDraft changed(ClusterDraft draft, String role, UnaryOperator<DraftNode> change) {
    return draft.nodes(
        draft.nodes().stream().map(node -> node.has(role) ? change.apply(node) : node).toList());
  }

  static DraftNode of(ClusterDraft draft, String role) {
    return draft.having(role).get(0);
  }

  static ClusterDraft stored(ClusterDraft draft) {
    return draft.sharedStorage(new SharedStorage(URI.create("nfs://store/voice")));
  }

  static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
