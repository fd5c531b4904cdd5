package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.document.ClusterWriter;
import org.patchbay.cluster.entity.document.ReadCluster;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Container;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.image.control.Images;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.Segment;

/** Clusters as documents. The scope must be the tenant's. */
@ApplicationScoped
@Transactional
public class Documents {
  @Inject Clusters clusters;
  @Inject Containers containers;
  @Inject Addresses addresses;
  @Inject Images images;
  @Inject PublicNetworks networks;
  @Inject Segments segments;

  /** The cluster's own; who asks for it gets such a cluster again. Secrets are never in it. */
  public String text(Cluster cluster) {
    return ClusterWriter.write(request(cluster));
  }

  /** What one would have to ask for to get the cluster as it is wished now. */
  ClusterRequest request(Cluster cluster) {
    List<Node> nodes =
        clusters.nodes(cluster.id()).stream().filter(node -> !node.leaving()).toList();
    Map<UUID, Container> theirs =
        containers.ofCluster(cluster.id()).stream()
            .collect(Collectors.toMap(row -> row.container().id(), row -> row.container()));
    List<Nic> nics = theirs.isEmpty() ? List.of() : addresses.of(List.copyOf(theirs.keySet()));
    Map<UUID, Nic> outside =
        nics.stream()
            .filter(Nic::isPublic)
            .collect(Collectors.toMap(Nic::containerId, nic -> nic, (one, other) -> one));
    return new ClusterRequest(
        cluster.name(),
        cluster.version(),
        ClusterRequest.CUSTOM,
        images.get(cluster.imageId()).name(),
        outside.values().stream()
            .findFirst()
            .map(nic -> networks.get(nic.networkId()))
            .map(PublicNetwork::name)
            .orElse(null),
        segments.of(nics).map(Segment::name).orElse(null),
        cluster.storage().orElse(null),
        Map.of(),
        nodes.stream().map(node -> node(node, theirs, outside)).toList(),
        cluster.declarations(),
        cluster.sshKeys());
  }

  private static WantedNode node(Node node, Map<UUID, Container> theirs, Map<UUID, Nic> outside) {
    Optional<Container> container = node.containerId().map(theirs::get);
    return new WantedNode(
        node.name(),
        node.roles(),
        container.map(Documents::size).orElse(WantedSize.PROPOSED),
        node.masterOf().isEmpty() ? null : node.masterOf().stream().sorted().toList(),
        node.containerId().filter(outside::containsKey).isPresent());
  }

  private static WantedSize size(Container container) {
    var size = container.size();
    return WantedSize.of(new Size(size.vcpus(), size.memoryMiB(), size.diskGiB()));
  }

  /** Does it, and tells what is wrong with the request by the lines of its document. */
  public <T> T byLine(ReadCluster read, Supplier<T> work) {
    try {
      return work.get();
    } catch (Fault fault) {
      if (fault.code() != FaultCode.INVALID_INPUT || fault.problems().isEmpty()) {
        throw fault;
      }
      throw Fault.invalid(fault.problems().stream().map(read::at).toList());
    }
  }
}
