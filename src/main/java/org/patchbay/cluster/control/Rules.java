package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.cluster.entity.topology.Attachment;
import org.patchbay.cluster.entity.topology.CheckOptions;
import org.patchbay.cluster.entity.topology.ClusterDraft;
import org.patchbay.cluster.entity.topology.DraftNode;
import org.patchbay.cluster.entity.topology.Topology;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.entity.placement.OfferedPool;

/** Puts a planned cluster before the rules. */
@ApplicationScoped
public class Rules {
  List<Violation> check(Chosen chosen, List<PlannedContainer> containers) {
    List<DraftNode> nodes = new ArrayList<>();
    for (PlannedContainer container : containers) {
      nodes.add(node(chosen, container));
    }
    var draft = ClusterDraft.of(chosen.request().name(), chosen.request().version(), nodes);
    return Topology.check(
        Standing.declared(draft, chosen.request().declared()),
        chosen.version(),
        CheckOptions.ACTIVATING);
  }

  static DraftNode node(Chosen chosen, PlannedContainer container) {
    DraftNode node =
        DraftNode.of(container.node(), chosen.system())
            .privateNet(Optional.of(at(container.privateAddress())));
    if (container.node().wantsPublic()) {
      node = node.publicNet(Optional.of(at(container.publicAddress())));
    }
    node = container.placing().host().map(node::host).orElse(node);
    return container.placing().pool().map(OfferedPool::storageClass).map(node::disk).orElse(node);
  }

  private static Attachment at(Optional<InetAddress> address) {
    return address.map(Attachment::at).orElse(Attachment.PENDING);
  }
}
