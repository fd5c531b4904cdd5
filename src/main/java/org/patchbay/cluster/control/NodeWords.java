package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.container.control.AddressChanged;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.image.control.Images;
import org.patchbay.network.control.Addresses;

/** Recipes name a node's public address: with another one its guest is told another text. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class NodeWords {
  @Inject Catalogues catalogues;
  @Inject Clusters clusters;
  @Inject ContainerLife life;
  @Inject Addresses addresses;
  @Inject Images images;
  @Inject UserData userData;

  void addressChanged(@Observes AddressChanged event) {
    clusters
        .nodeIn(event.container())
        .ifPresent(node -> tell(node, clusters.find(node.clusterId()).orElseThrow()));
  }

  private void tell(Node node, Cluster cluster) {
    node.containerId()
        .ifPresent(
            id ->
                catalogues
                    .current()
                    .version(cluster.version())
                    .map(
                        version ->
                            userData.of(
                                cluster,
                                version,
                                images.get(cluster.imageId()),
                                node,
                                addresses.of(id)))
                    .ifPresent(text -> life.instruct(id, text)));
  }
}
