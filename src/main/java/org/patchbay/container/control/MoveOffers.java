package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Neighbour;
import org.patchbay.container.entity.placement.HostOffer;
import org.patchbay.container.entity.placement.OfferedPool;
import org.patchbay.container.entity.placement.Placement;
import org.patchbay.container.entity.placement.PlacementRules;
import org.patchbay.container.entity.placement.PlacementWish;
import org.patchbay.container.entity.placement.Placing;
import org.patchbay.container.entity.placement.Reason;
import org.patchbay.container.entity.placement.Rejection;
import org.patchbay.container.entity.placement.StorageOrder;
import org.patchbay.fault.entity.Fault;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.PoolOffer;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.StorageClass;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.entity.Nic;

/** Hosts that a container may go to. */
@ApplicationScoped
public class MoveOffers {
  @Inject Offers offers;
  @Inject Hosts hosts;
  @Inject Addresses addresses;
  @Inject PublicNetworks networks;

  @Inject
  @ConfigProperty(name = "patchbay.cpu-overcommit")
  double overcommit;

  String nameOf(UUID host) {
    return hosts.get(host).name();
  }

  /** Names of those that may be asked for. */
  public List<String> names(Container container) {
    return offers.current().stream()
        .filter(host -> host.enabled() && host.reachable())
        .filter(host -> !host.id().equals(container.hostId()))
        .map(HostOffer::name)
        .toList();
  }

  /**
   * Where it would go.
   *
   * @param shared its disks stay where they are
   */
  record Place(Placing placing, boolean shared) {}

  /** A host that has its pool as well, so that it need not stop; or else any. */
  Place forOther(Container container, String named, boolean apart, List<Neighbour> neighbours) {
    List<HostOffer> all = offers.beside(neighbours);
    // Private segments span the hosts of one profile only.
    Optional<HostProfile> profile =
        all.stream()
            .filter(host -> host.id().equals(container.hostId()))
            .map(HostOffer::profile)
            .findAny();
    List<HostOffer> others = asked(all, container, named);
    PlacementRules rules =
        new PlacementRules(overcommit, apart, profile, addresses.segment(container.id()));
    return hosts
        .get(container.hostId())
        .offer(container.pool())
        .flatMap(PoolOffer::mark)
        .map(mark -> place(wishWithoutDisk(container), sharing(others, mark), rules))
        .filter(placing -> placing.host().isPresent())
        .map(placing -> new Place(placing, true))
        .orElseGet(() -> new Place(place(wish(container), others, rules), false));
  }

  /** Where it may be already, should its own host be lost: nowhere else can it be started. */
  Place underWay(Container container, UUID host, String pool) {
    HostOffer there =
        offers.current().stream().filter(one -> one.id().equals(host)).findFirst().orElseThrow();
    Optional<OfferedPool> offered =
        there.pools().stream().filter(one -> one.name().equals(pool)).findFirst();
    Optional<HostOffer> fits =
        Optional.of(there).filter(one -> one.reachable() && offered.isPresent());
    Reason why = new Reason("container.recover.underway", List.of(there.name()));
    return new Place(
        new Placing(
            wish(container),
            fits.map(HostOffer::id),
            fits.map(HostOffer::name),
            fits.flatMap(one -> offered),
            fits.isPresent() ? List.of(why) : List.of(),
            fits.isPresent()
                ? List.of()
                : List.of(new Rejection(there.id(), there.name(), false, List.of(why)))),
        container.move().shares());
  }

  private static Placing place(PlacementWish wish, List<HostOffer> hosts, PlacementRules rules) {
    return Placement.place(List.of(wish), hosts, rules).placings().get(0);
  }

  /** Those that have the pool, and nothing but that pool of them. */
  private static List<HostOffer> sharing(List<HostOffer> hosts, UUID mark) {
    return hosts.stream()
        .map(
            host ->
                host.with(
                    host.pools().stream()
                        .filter(pool -> pool.mark().filter(mark::equals).isPresent())
                        .toList()))
        .toList();
  }

  private static List<HostOffer> asked(List<HostOffer> all, Container container, String named) {
    List<HostOffer> others =
        all.stream().filter(host -> !host.id().equals(container.hostId())).toList();
    if (named == null || named.isBlank()) {
      return others;
    }
    List<HostOffer> one = others.stream().filter(host -> is(host, named.strip())).toList();
    if (one.isEmpty()) {
      throw Fault.invalid("host", "container.move.unknown", named);
    }
    return one;
  }

  private static boolean is(HostOffer host, String named) {
    return host.name().equals(named) || host.id().toString().equals(named);
  }

  private PlacementWish wish(Container container) {
    return wish(container, container.size().diskGiB(), StorageOrder.preferring(disk(container)));
  }

  /** Its disks have their room already. */
  private PlacementWish wishWithoutDisk(Container container) {
    return wish(container, 0, List.of(StorageClass.SHARED));
  }

  private PlacementWish wish(Container container, long diskGiB, List<StorageClass> storage) {
    var size = container.size();
    return new PlacementWish(
        container.name(),
        Set.copyOf(container.roles()),
        size.vcpus(),
        size.memoryMiB(),
        diskGiB,
        storage,
        bridge(container));
  }

  /** The class of disk that it has. */
  private StorageClass disk(Container container) {
    return hosts
        .get(container.hostId())
        .offer(container.pool())
        .map(PoolOffer::storageClass)
        .orElse(StorageClass.LOCAL);
  }

  private Optional<String> bridge(Container container) {
    return addresses.of(container.id()).stream()
        .filter(Nic::isPublic)
        .map(nic -> networks.get(nic.networkId()).bridge())
        .findFirst();
  }
}
