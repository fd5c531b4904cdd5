package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.container.entity.Container;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.VolumeRef;

/** Where containers and what belongs to them lie. */
@ApplicationScoped
public class ContainerPlaces {
  @Inject Containers containers;
  @Inject MachineSpecs specs;
  @Inject Hypervisors hypervisors;

  @Transactional
  public Optional<UUID> hostOf(UUID container) {
    return containers.find(container).map(Container::hostId);
  }

  /** True when the host says that the container has no machine there. */
  public boolean isAbsent(UUID container) {
    ContainerView view = specs.view(container);
    return hypervisors.of(view.host()).look(view.host(), view.spec()).state()
        == MachineState.ABSENT;
  }

  /** Where a node's data disk lies on a host. */
  public static VolumeRef dataVolume(HostAddress host, UUID node) {
    return MachineSpecs.dataVolume(host.pool(), node);
  }
}
