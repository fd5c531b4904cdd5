package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.patchbay.catalogue.entity.DraftedNode;
import org.patchbay.cluster.entity.Obstacle;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.container.entity.placement.HostOffer;
import org.patchbay.container.entity.placement.Placement;
import org.patchbay.container.entity.placement.PlacementPlan;
import org.patchbay.container.entity.placement.PlacementRules;
import org.patchbay.container.entity.placement.PlacementWish;
import org.patchbay.container.entity.placement.Placing;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.FreeAddresses;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.Reserve;
import org.patchbay.network.entity.Segment;
import org.patchbay.network.entity.Subnet;

/** Finds hosts and addresses for nodes that are to come, and takes none of them. */
@ApplicationScoped
@Transactional
public class Promises {
  @Inject Addresses addresses;
  @Inject Segments segments;
  @Inject FreeAddresses free;

  /**
   * A promise for each node, in their order.
   *
   * @param obstacles gets what can't be promised
   */
  List<PlannedContainer> of(
      Chosen chosen, List<HostOffer> hosts, PlacementRules rules, List<Obstacle> obstacles) {
    List<PlacementWish> wishes = chosen.nodes().stream().map(node -> wish(chosen, node)).toList();
    PlacementPlan placement = Placement.place(wishes, hosts, rules);
    placement
        .homeless()
        .forEach(p -> obstacles.add(Obstacle.of(FaultCode.NO_HOST_FITS, p.wish().name())));
    return containers(chosen, placement, obstacles);
  }

  private static PlacementWish wish(Chosen chosen, DraftedNode node) {
    Optional<String> bridge = chosen.network().map(PublicNetwork::bridge);
    var size = node.size().now();
    return new PlacementWish(
        node.name(),
        Set.copyOf(node.roles()),
        size.vcpus(),
        size.memoryMiB(),
        size.diskGiB(),
        chosen.storage(node),
        bridge.filter(b -> node.wantsPublic()));
  }

  private List<PlannedContainer> containers(
      Chosen chosen, PlacementPlan placement, List<Obstacle> obstacles) {
    List<DraftedNode> nodes = chosen.nodes();
    int wanted = (int) nodes.stream().filter(DraftedNode::wantsPublic).count();
    Iterator<InetAddress> publicOnes =
        take(obstacles, () -> freePublic(chosen.network(), wanted)).iterator();
    Iterator<InetAddress> privateOnes =
        take(obstacles, () -> freePrivate(chosen.segment(), nodes.size())).iterator();
    Iterator<InetAddress> sixes =
        take(obstacles, () -> freeSix(chosen.segment(), nodes.size())).iterator();
    Iterator<Placing> placings = placement.placings().iterator();
    List<PlannedContainer> planned = new ArrayList<>();
    for (DraftedNode node : nodes) {
      planned.add(
          new PlannedContainer(
              node,
              placings.next(),
              next(privateOnes),
              next(sixes),
              node.wantsPublic() ? next(publicOnes) : Optional.empty()));
    }
    return planned;
  }

  private List<InetAddress> freePublic(Optional<PublicNetwork> network, int count) {
    return count == 0
        ? List.of()
        : free.of(network.orElseThrow(), network.orElseThrow().onlySix(), count);
  }

  private List<InetAddress> freePrivate(Optional<Segment> segment, int count) {
    Subnet range = segment.map(Segment::cidr).orElseGet(segments::defaultRange);
    return Addresses.freePrivate(
        range,
        segment.map(Segment::reserve).orElseGet(() -> Reserve.usual(range, Optional.empty())),
        segment.map(addresses::held).orElse(Set.of()),
        count);
  }

  private List<InetAddress> freeSix(Optional<Segment> segment, int count) {
    return segment.map(one -> addresses.freeSix(one, count)).orElse(List.of());
  }

  private static List<InetAddress> take(
      List<Obstacle> obstacles, Supplier<List<InetAddress>> choice) {
    try {
      return choice.get();
    } catch (Fault fault) {
      obstacles.add(Obstacle.of(fault));
      return List.of();
    }
  }

  private static <T> Optional<T> next(Iterator<T> iterator) {
    return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
  }
}
