package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.Obstacle;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.cluster.entity.change.ChangePreview;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.change.Departure;
import org.patchbay.cluster.entity.change.Promotion;
import org.patchbay.cluster.entity.change.Reassignment;
import org.patchbay.cluster.entity.change.Resizing;
import org.patchbay.cluster.entity.topology.DraftNode;
import org.patchbay.container.control.ClusterCaps;
import org.patchbay.container.control.Containers;
import org.patchbay.container.control.DiskClasses;
import org.patchbay.container.control.Offers;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.Power;
import org.patchbay.container.entity.placement.HostOffer;
import org.patchbay.container.entity.placement.PlacementRules;
import org.patchbay.fault.entity.Fault;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.Segment;

/** Works out what a change of a cluster will do, without doing any of it. */
@ApplicationScoped
@Transactional
public class ChangePlanner {
  @Inject Edits edits;
  @Inject Offers offers;
  @Inject Promises promises;
  @Inject ChangeRules rules;
  @Inject QuotaChanges quotas;
  @Inject Growths growths;
  @Inject Neighbours neighbours;
  @Inject Containers containers;
  @Inject Addresses addresses;
  @Inject ClusterCaps caps;
  @Inject DiskClasses disks;

  @Inject
  @ConfigProperty(name = "patchbay.cpu-overcommit")
  double overcommit;

  /**
   * The preview.
   *
   * @throws Fault {@code INVALID_INPUT} with every wrong field of the change, {@code BEING_RETIRED}
   */
  public ChangePreview preview(Cluster cluster, ClusterEdit edit) {
    return preview(edits.of(cluster, edit));
  }

  ChangePreview preview(ChosenChange change) {
    List<ContainerRow> rows = containers.ofCluster(change.cluster().id());
    List<Obstacle> obstacles = new ArrayList<>();
    List<PlannedContainer> arrivals =
        change.chosen().nodes().isEmpty() ? List.of() : arrivals(change, obstacles);
    var quota = quotas.of(counted(change, arrivals));
    obstacles.addAll(QuotaChanges.exceeded(quota));
    caps.of(change.cluster().id()).exceeded(QuotaChanges.changed(change)).stream()
        .map(Obstacle::of)
        .forEach(obstacles::add);
    obstacles.addAll(growths.obstacles(change.resizings(), arrivals));
    return new ChangePreview(
        change.cluster().name(),
        arrivals,
        departures(change, rows),
        promotions(change),
        reassignments(change, rows),
        change.resizings(),
        new Interruptions(change, rows.stream().map(ContainerRow::container).toList()).all(),
        unchanged(change),
        quota,
        rules.check(change, arrivals),
        obstacles);
  }

  private Map<String, Long> counted(ChosenChange change, List<PlannedContainer> arrivals) {
    Map<String, Long> sums = QuotaChanges.changed(change);
    QuotaChanges.classes(sums, arrivals);
    var pools =
        disks.on(change.resizings().stream().map(Resizing::host).collect(Collectors.toSet()));
    for (Resizing one : change.resizings()) {
      String quota = DiskClasses.quota(pools.of(one.host(), one.pool()));
      sums.merge(quota, one.after().diskGiB() - one.before().diskGiB(), Long::sum);
    }
    return sums;
  }

  /** A change gives a node other roles or another size, never both. */
  private static int unchanged(ChosenChange change) {
    return change.now().nodes().size()
        - change.leaving().size()
        - change.roles().size()
        - change.resizings().size();
  }

  private List<PlannedContainer> arrivals(ChosenChange change, List<Obstacle> obstacles) {
    Set<UUID> going =
        change.leaving().stream()
            .flatMap(node -> node.containerId().stream())
            .collect(Collectors.toSet());
    List<HostOffer> hosts =
        offers.beside(
            neighbours.of(change.cluster().id(), container -> !going.contains(container.id())));
    return promises.of(change.chosen(), hosts, placement(change, hosts), obstacles);
  }

  /** A cluster stays on hosts of the profile it is on. */
  private PlacementRules placement(ChosenChange change, List<HostOffer> hosts) {
    var profile =
        hosts.stream().filter(host -> !host.members().isEmpty()).map(HostOffer::profile).findAny();
    return new PlacementRules(
        overcommit,
        change.cluster().declarations().strictAntiAffinity(),
        profile,
        change.chosen().segment().map(Segment::id));
  }

  private List<Departure> departures(ChosenChange change, List<ContainerRow> rows) {
    Map<UUID, ContainerRow> byId =
        rows.stream().collect(Collectors.toMap(row -> row.container().id(), Function.identity()));
    return change.leaving().stream().map(node -> departure(node, byId)).toList();
  }

  private Departure departure(Node node, Map<UUID, ContainerRow> rows) {
    var row = node.containerId().map(rows::get);
    List<String> held =
        node.containerId().map(addresses::of).orElse(List.of()).stream()
            .map(Nic::addressText)
            .toList();
    return new Departure(
        node.name(), node.roles(), row.map(ContainerRow::hostName).orElse(""), held);
  }

  private static List<Promotion> promotions(ChosenChange change) {
    return change.promote().entrySet().stream()
        .map(
            entry ->
                new Promotion(
                    entry.getKey(), master(change, entry.getKey()), entry.getValue().name()))
        .toList();
  }

  private static List<Reassignment> reassignments(ChosenChange change, List<ContainerRow> rows) {
    return change.now().nodes().stream()
        .filter(node -> change.roles().containsKey(node.name()))
        .map(node -> reassignment(node, change.roles().get(node.name()), rows))
        .toList();
  }

  private static Reassignment reassignment(
      DraftNode node, List<String> roles, List<ContainerRow> rows) {
    boolean runs =
        rows.stream()
            .map(ContainerRow::container)
            .filter(c -> node.container().filter(b -> b.container().equals(c.id())).isPresent())
            .anyMatch(container -> container.power() == Power.ON);
    return new Reassignment(node.name(), node.roles(), roles, runs);
  }

  /** The name of the role's master as it stands, or an empty text. */
  static String master(ChosenChange change, String role) {
    return change.now().nodes().stream()
        .filter(node -> node.masterOf().contains(role))
        .map(node -> node.name())
        .findFirst()
        .orElse("");
  }
}
