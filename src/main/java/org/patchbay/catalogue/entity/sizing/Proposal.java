package org.patchbay.catalogue.entity.sizing;

import java.util.List;
import java.util.Map;
import org.patchbay.catalogue.entity.Blueprint;
import org.patchbay.catalogue.entity.Size;

/**
 * The cluster that is proposed for a load.
 *
 * @param version of VoipNow
 * @param shape that the load fits
 * @param sizes size by role, where it is not the role's own proposal
 * @param sharedStorage roles that then stand more than once and need declared shared storage
 * @param beyond roles for which no size that we have is large enough
 */
public record Proposal(
    String version,
    Load load,
    SizingShape shape,
    Blueprint blueprint,
    Map<String, String> sizes,
    List<ProposedNode> nodes,
    List<String> sharedStorage,
    List<String> beyond) {
  public Proposal {
    sizes = Map.copyOf(sizes);
    nodes = List.copyOf(nodes);
    sharedStorage = List.copyOf(sharedStorage);
    beyond = List.copyOf(beyond);
  }

  public int containers() {
    return nodes.stream().mapToInt(ProposedNode::count).sum();
  }

  /** All nodes together. */
  public Size total() {
    int vcpus = 0;
    long memory = 0;
    long disk = 0;
    for (ProposedNode node : nodes) {
      vcpus += node.count() * node.size().vcpus();
      memory += node.count() * node.size().memoryMiB();
      disk += node.count() * node.size().diskGiB();
    }
    return new Size(vcpus, memory, disk);
  }
}
