package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Obstacle;
import org.patchbay.container.control.Offers;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.placement.HostOffer;
import org.patchbay.container.entity.placement.Placement;
import org.patchbay.container.entity.placement.PlacementRules;
import org.patchbay.container.entity.placement.PlacementWish;
import org.patchbay.container.entity.placement.Placing;
import org.patchbay.container.entity.placement.StorageOrder;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.PoolOffer;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.entity.Nic;

/** Hosts on which a node may go on. */
@ApplicationScoped
public class MovePlaces {
  @Inject Offers offers;
  @Inject Neighbours neighbours;
  @Inject Hosts hosts;
  @Inject Addresses addresses;
  @Inject PublicNetworks networks;

  @Inject
  @ConfigProperty(name = "patchbay.cpu-overcommit")
  double overcommit;

  /**
   * A host for a container like the node's own.
   *
   * @param named the only host asked for, or null for the best but the node's own
   */
  Placing forNew(Cluster cluster, Container source, String named, List<Obstacle> obstacles) {
    List<HostOffer> all =
        offers.beside(neighbours.of(cluster.id(), one -> !one.id().equals(source.id())));
    List<HostOffer> hosts =
        all.stream()
            .filter(host -> named == null ? !host.id().equals(source.hostId()) : is(host, named))
            .toList();
    if (named != null && hosts.isEmpty()) {
      throw Fault.invalid("host", "input.unknown", named);
    }
    Placing placing =
        Placement.place(List.of(wish(source)), hosts, rules(all, source)).placings().get(0);
    if (placing.host().isEmpty()) {
      obstacles.add(Obstacle.of(FaultCode.NO_HOST_FITS, placing.wish().name()));
    }
    return placing;
  }

  private static boolean is(HostOffer host, String named) {
    return host.name().equals(named) || host.id().toString().equals(named);
  }

  /** Private segments span the hosts of one profile only. */
  private PlacementRules rules(List<HostOffer> all, Container source) {
    var profile =
        all.stream()
            .filter(host -> host.id().equals(source.hostId()))
            .map(HostOffer::profile)
            .findAny();
    return new PlacementRules(overcommit, false, profile, addresses.segment(source.id()));
  }

  private PlacementWish wish(Container source) {
    var size = source.size();
    return new PlacementWish(
        source.name(),
        Set.copyOf(source.roles()),
        size.vcpus(),
        size.memoryMiB(),
        size.diskGiB(),
        hosts
            .get(source.hostId())
            .offer(source.pool())
            .map(PoolOffer::storageClass)
            .map(StorageOrder::preferring)
            .orElse(StorageOrder.ANY),
        bridge(source));
  }

  private Optional<String> bridge(Container source) {
    return addresses.of(source.id()).stream()
        .filter(Nic::isPublic)
        .map(nic -> networks.get(nic.networkId()).bridge())
        .findFirst();
  }

  /** A free container has its host already: it must be able to serve there. */
  void fits(Container free, Container source, List<Obstacle> obstacles) {
    List<HostOffer> hosts = offers.current();
    HostOffer there = offer(hosts, free.hostId());
    boolean bridged =
        there.bridges().isEmpty() || bridge(source).map(there.bridges()::contains).orElse(true);
    boolean narrow =
        bridge(source).map(there.narrow()::containsKey).orElse(false)
            || addresses.segment(source.id()).flatMap(there::tight).isPresent();
    boolean sameProfile = there.profile() == offer(hosts, source.hostId()).profile();
    if (!bridged || narrow || !sameProfile || !free.imageId().equals(source.imageId())) {
      obstacles.add(Obstacle.of(FaultCode.NO_HOST_FITS, free.name()));
    }
    if (!there.reachable()) {
      obstacles.add(Obstacle.of(FaultCode.HOST_UNREACHABLE, there.name()));
    }
  }

  private static HostOffer offer(List<HostOffer> hosts, UUID id) {
    return hosts.stream().filter(host -> host.id().equals(id)).findFirst().orElseThrow();
  }
}
