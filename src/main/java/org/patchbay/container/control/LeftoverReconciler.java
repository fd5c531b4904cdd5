package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.lost.Leftover;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;

/**
 * Removes what is left of a container on a host that was lost. The machine goes as soon as the host
 * answers, for it is somewhere else by now; disks only when somebody has said that the host is
 * found, so that what is on them can be saved before.
 */
@ApplicationScoped
public class LeftoverReconciler implements Reconciler {
  public static final String KIND = "leftover";

  @Inject Leftovers leftovers;
  @Inject Sites sites;
  @Inject Hypervisors hypervisors;
  @Inject ContainerNetworks networks;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID id) {
    Optional<Leftover> found = leftovers.find(id);
    if (found.isEmpty()) {
      return new Verdict.Gone();
    }
    return turn(found.get());
  }

  private Verdict turn(Leftover leftover) {
    Site site = sites.of(leftover);
    if (site.host().isGone()) {
      return new Verdict.Settled();
    }
    Hypervisor door = hypervisors.of(site.host().address());
    site.machine().ifPresent(stamp -> door.forget(site.host().address(), stamp));
    if (site.host().isLost()) {
      return new Verdict.Settled();
    }
    site.disks().forEach(disk -> door.forgetVolume(site.host().address(), disk));
    networks.leave(site.host().address(), leftover.plugs());
    leftovers.gone(leftover.id());
    return new Verdict.Gone();
  }

  /** Where it is, and what of it is nobody else's. */
  record Site(Host host, Optional<Stamp> machine, List<VolumeRef> disks) {}

  /** What the database knows, in one transaction. */
  @ApplicationScoped
  @Transactional
  public static class Sites {
    @Inject Hosts hosts;
    @Inject Containers containers;

    Site of(Leftover leftover) {
      Host host = hosts.get(leftover.host());
      Pool pool = Pool.of(host, leftover.pool());
      Set<String> used = used(leftover);
      return new Site(
          host,
          leftover
              .machine()
              .filter(id -> containers.find(id).filter(c -> at(c, leftover)).isEmpty())
              .map(id -> new Stamp(id, leftover.tenantId(), "")),
          leftover.disks().stream()
              .filter(disk -> !used.contains(disk))
              .map(pool::volume)
              .toList());
    }

    /** Containers that belong there keep what is theirs, whatever it is called. */
    private Set<String> used(Leftover leftover) {
      return containers.onHost(leftover.host()).stream()
          .filter(container -> at(container, leftover))
          .filter(container -> container.pool().equals(leftover.pool()))
          .flatMap(container -> container.volumes().stream())
          .collect(Collectors.toSet());
    }

    private static boolean at(Container container, Leftover leftover) {
      return container.hostId().equals(leftover.host());
    }
  }
}
