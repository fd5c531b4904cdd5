package org.patchbay.cluster.control;

import java.util.List;
import java.util.Optional;
import org.patchbay.catalogue.entity.DraftedNode;
import org.patchbay.catalogue.entity.OperatingSystem;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.StorageWish;
import org.patchbay.hypervisor.entity.StorageClass;
import org.patchbay.image.entity.Image;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.Segment;

/**
 * A request whose words all name something there is.
 *
 * @param segment the private one its nodes lie on; empty when the tenant has none yet
 * @param network empty when no node wants a public address
 */
record Chosen(
    ClusterRequest request,
    VersionCatalogue version,
    List<DraftedNode> nodes,
    Image image,
    Optional<PublicNetwork> network,
    Optional<Segment> segment) {
  /** Classes of disk that will do for a node, the best first. */
  List<StorageClass> storage(DraftedNode node) {
    return StorageWish.order(request.storage(), version.specs(node.roles()).stream());
  }

  OperatingSystem system() {
    return new OperatingSystem(image.os(), image.osVersion(), image.arch());
  }
}
