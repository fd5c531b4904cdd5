package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.firewall.Firewall;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.entity.Container;
import org.patchbay.fault.entity.Fault;
import org.patchbay.image.control.Images;
import org.patchbay.network.control.Addresses;

/** Gives nodes that are there other roles: their containers are told, and restart for that. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class RoleChanges {
  @Inject Catalogues catalogues;
  @Inject Clusters clusters;
  @Inject ContainerLife life;
  @Inject Addresses addresses;
  @Inject Images images;
  @Inject UserData userData;

  /** Assigns; the container that the node runs in is the one that changes with it. */
  Optional<Container> assign(Cluster cluster, Node node, List<String> roles) {
    VersionCatalogue version =
        catalogues
            .current()
            .version(cluster.version())
            .orElseThrow(
                () -> Fault.invalid("version", "cluster.version.unknown", cluster.version()));
    List<String> gained = roles.stream().filter(role -> !node.roles().contains(role)).toList();
    List<Set<String>> masters = clusters.nodes(cluster.id()).stream().map(Node::masterOf).toList();
    node.assign(roles);
    RoleChoices.mastered(version, gained, masters).forEach(node::promote);
    return node.containerId()
        .map(
            id ->
                life.assume(
                    id,
                    roles,
                    Firewall.of(version, roles, node.firewall()).guard(),
                    userData.of(
                        cluster, version, images.get(cluster.imageId()), node, addresses.of(id))));
  }
}
