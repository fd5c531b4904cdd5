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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.catalogue.entity.DraftedNode;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Obstacle;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.container.control.Offers;
import org.patchbay.container.entity.placement.HostOffer;
import org.patchbay.container.entity.placement.Placement;
import org.patchbay.container.entity.placement.PlacementPlan;
import org.patchbay.container.entity.placement.PlacementRules;
import org.patchbay.container.entity.placement.PlacementWish;
import org.patchbay.container.entity.placement.Placing;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.Segment;

/** Works out what a request will do, without doing any of it. The scope must be the tenant's. */
@ApplicationScoped
@Transactional
public class Planner {
  @Inject Choices choices;
  @Inject Offers offers;
  @Inject Addresses addresses;
  @Inject Segments segments;
  @Inject Rules rules;
  @Inject QuotaChanges quotas;

  @Inject
  @ConfigProperty(name = "patchbay.cpu-overcommit")
  double overcommit;

  /**
   * The preview.
   *
   * @throws Fault {@code INVALID_INPUT} with every wrong field of the request
   */
  public Preview preview(ClusterRequest request) {
    return preview(choices.of(request));
  }

  Preview preview(Chosen chosen) {
    List<Obstacle> obstacles = new ArrayList<>();
    PlacementPlan placement = place(chosen);
    placement
        .homeless()
        .forEach(p -> obstacles.add(Obstacle.of(FaultCode.NO_HOST_FITS, p.wish().name())));
    List<PlannedContainer> containers = containers(chosen, placement, obstacles);
    var changes = quotas.of(chosen.nodes());
    changes.stream()
        .filter(change -> change.exceeded())
        .forEach(
            change ->
                obstacles.add(
                    Obstacle.of(
                        FaultCode.QUOTA_EXCEEDED,
                        change.name(),
                        change.delta(),
                        change.used(),
                        change.limit())));
    return new Preview(
        chosen.request(), containers, changes, rules.check(chosen, containers), obstacles);
  }

  private PlacementPlan place(Chosen chosen) {
    Optional<String> bridge = chosen.network().map(PublicNetwork::bridge);
    List<PlacementWish> wishes = chosen.nodes().stream().map(node -> wish(node, bridge)).toList();
    List<HostOffer> hosts = offers.current();
    return Placement.place(wishes, hosts, PlacementRules.preferring(overcommit));
  }

  private static PlacementWish wish(DraftedNode node, Optional<String> bridge) {
    var size = node.size().now();
    return new PlacementWish(
        node.name(),
        Set.copyOf(node.roles()),
        size.vcpus(),
        size.memoryMiB(),
        size.diskGiB(),
        bridge.filter(b -> node.wantsPublic()));
  }

  private List<PlannedContainer> containers(
      Chosen chosen, PlacementPlan placement, List<Obstacle> obstacles) {
    int wanted = (int) chosen.nodes().stream().filter(DraftedNode::wantsPublic).count();
    Iterator<InetAddress> publicOnes = take(obstacles, () -> freePublic(chosen, wanted)).iterator();
    Iterator<InetAddress> privateOnes =
        take(obstacles, () -> freePrivate(chosen.nodes().size())).iterator();
    Iterator<Placing> placings = placement.placings().iterator();
    List<PlannedContainer> planned = new ArrayList<>();
    for (DraftedNode node : chosen.nodes()) {
      planned.add(
          new PlannedContainer(
              node,
              placings.next(),
              next(privateOnes),
              node.wantsPublic() ? next(publicOnes) : Optional.empty()));
    }
    return planned;
  }

  private List<InetAddress> freePublic(Chosen chosen, int count) {
    return count == 0
        ? List.of()
        : addresses.freePublic(chosen.network().orElseThrow().id(), count);
  }

  private List<InetAddress> freePrivate(int count) {
    Optional<Segment> segment = segments.first();
    return Addresses.freePrivate(
        segment.map(Segment::cidr).orElseGet(segments::defaultRange),
        segment.map(addresses::held).orElse(Set.of()),
        count);
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
