package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.Recipe;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.image.control.Images;
import org.patchbay.probe.control.Healths;
import org.patchbay.probe.entity.Finding;
import org.patchbay.probe.entity.HealthState;
import org.patchbay.probe.entity.NodeHealth;
import org.patchbay.probe.entity.Why;

/** Which nodes are as they are wished: well, or off. Hosts and guests are not asked for it. */
@ApplicationScoped
@Transactional
public class Arrivals {
  @Inject Healths healths;
  @Inject Catalogues catalogues;
  @Inject Images images;

  /** Those of the cluster's containers, by id. */
  Set<UUID> among(Cluster cluster, Collection<Container> containers) {
    Map<UUID, NodeHealth> known = healths.of(containers.stream().map(Container::id).toList());
    return containers.stream()
        .filter(container -> arrived(cluster, container, known.get(container.id())))
        .map(Container::id)
        .collect(Collectors.toSet());
  }

  private boolean arrived(Cluster cluster, Container container, NodeHealth health) {
    if (container.power() == Power.ON) {
      return container.seenState() == MachineState.RUNNING
          && container.readySince().isPresent()
          && !container.refitting()
          && (!probed(cluster, container) || well(container, health));
    }
    return container.seenState() == MachineState.OFF
        || container.seenState() == MachineState.CRASHED
        || container.seenState() == MachineState.ABSENT;
  }

  private boolean probed(Cluster cluster, Container container) {
    return recipes(cluster, container).stream().anyMatch(recipe -> recipe.done().probes());
  }

  /** What was found before its guest was ready tells of the run before. */
  private boolean well(Container container, NodeHealth health) {
    if (health == null || health.seenAt().isBefore(container.readySince().orElseThrow())) {
      return false;
    }
    Finding finding = healths.now(health);
    return finding.state() == HealthState.WELL || finding.why() == Why.NOTHING_TO_ASK;
  }

  /** The recipes by which a container's software comes. */
  List<Recipe> recipes(Cluster cluster, Container container) {
    String system = images.get(container.imageId()).os();
    return catalogues.current().recipesFor(cluster.version(), system, container.roles());
  }
}
