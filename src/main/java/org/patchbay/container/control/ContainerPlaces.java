package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.container.entity.Container;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.PoolOffer;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.VolumeRef;

/** Where containers and what belongs to them lie. */
@ApplicationScoped
public class ContainerPlaces {
  @Inject Containers containers;
  @Inject Hosts hosts;
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

  /** Where a container's disks lie. */
  @Transactional
  public Optional<Site> siteOf(UUID container) {
    return containers.find(container).map(found -> site(found.hostId(), found.pool()));
  }

  /** A pool of a host. */
  @Transactional
  public Site site(UUID host, String pool) {
    return new Site(hosts.get(host), pool);
  }

  /** A pool of a host in which disks lie. */
  public record Site(Host host, String pool) {
    public HostAddress address() {
      return host.address();
    }

    /** A node's data disk in it. */
    public VolumeRef dataOf(UUID node) {
      return MachineSpecs.dataVolume(Pool.of(host, pool), node);
    }

    /** A volume in it. */
    VolumeRef volume(String name) {
      return Pool.of(host, pool).volume(name);
    }

    /** True when what lies in the one lies in the other. */
    public boolean isSame(Site other) {
      boolean one = host.id().equals(other.host.id()) && pool.equals(other.pool);
      return one || mark().isPresent() && mark().equals(other.mark());
    }

    private Optional<UUID> mark() {
      return host.offer(pool).flatMap(PoolOffer::mark);
    }
  }
}
