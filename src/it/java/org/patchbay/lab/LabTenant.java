package org.patchbay.lab;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.MovePlanner;
import org.patchbay.cluster.control.NodeMoving;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.move.MoveRequest;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.AddressPlugging;
import org.patchbay.container.control.ContainerMoving;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.isolation.control.IsolationChecks;
import org.patchbay.isolation.entity.IsolationCheck;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.Holdings;
import org.patchbay.network.entity.Nic;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.LabEngine;

/** A tenant with a cluster of two nodes, front and back, and what it does with them. */
final class LabTenant {
  static final String FRONT = "front";
  static final String BACK = "back";
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final EngineContainer portal;
  private final ClusterDesk desk;
  private final String name;
  private final int number;

  /** A new tenant of a platform, with a number that its second addresses are told by. */
  LabTenant(LabEngine lab, String name, int number) {
    this.portal = lab.portal();
    this.desk = new ClusterDesk(portal, lab.people(), lab.people().tenant(name));
    this.name = name;
    this.number = number;
  }

  /** Asks for its cluster; returns the operation. */
  UUID asks() {
    List<WantedNode> nodes =
        List.of(
            node(FRONT, List.of("http", "sip", "pbx"), true),
            node(BACK, List.of("ic", "que", "wk", "sql", "dd"), false));
    return desk.approve(
        new ClusterRequest(
            name,
            "5.7",
            ClusterRequest.CUSTOM,
            null,
            null,
            "SHARED",
            Map.of(),
            nodes,
            null,
            List.of()));
  }

  private WantedNode node(String which, List<String> roles, boolean exposed) {
    return new WantedNode(name + "-" + which, roles, WantedSize.named("tiny"), null, exposed);
  }

  void succeeded(UUID operation) {
    desk.succeeded(operation, LONGEST);
  }

  /** As they are just now. */
  Neighbours neighbours() {
    Nic plug = plug(row(FRONT));
    return new Neighbours(plug.segmentId(), resident(FRONT, 1), resident(BACK, 2));
  }

  private Resident resident(String which, int position) {
    ContainerRow row = row(which);
    Nic plug = plug(row);
    return new Resident(
        name + "-" + which,
        row.hostName(),
        row.container().id(),
        plug.mac(),
        plug.addressText(),
        "10.0.0." + (200 + 10 * number + position));
  }

  private Nic plug(ContainerRow row) {
    return desk.as(() -> portal.get(Addresses.class).of(row.container().id())).stream()
        .filter(nic -> !nic.isPublic())
        .findFirst()
        .orElseThrow();
  }

  /** The container that the node runs in. */
  ContainerRow row(String which) {
    return desk.as(
        () -> {
          UUID container = node(which).containerId().orElseThrow();
          return portal.get(Containers.class).row(container.toString());
        });
  }

  private Node node(String which) {
    return portal.get(MovePlanner.class).node(cluster(), name + "-" + which);
  }

  private Cluster cluster() {
    return portal.get(Clusters.class).named(name);
  }

  void goesLiveTo(String which, String host) {
    UUID id = row(which).container().id();
    ContainerMoving moving = portal.get(ContainerMoving.class);
    succeeded(desk.as(() -> moving.move(id, host, null, Set.of())));
  }

  void nodeGoesTo(String which, String host) {
    MoveRequest there = new MoveRequest(null, host);
    succeeded(
        desk.as(
            () -> {
              var preview = portal.get(MovePlanner.class).preview(cluster(), node(which), there);
              return portal
                  .get(NodeMoving.class)
                  .move(
                      cluster().id(),
                      node(which).id(),
                      there,
                      preview.id(),
                      confirmed(preview.warnings()));
            }));
  }

  void changesRoles(String which, Set<String> roles) {
    ClusterEdit edit = new ClusterEdit(null, null, null, Map.of(name + "-" + which, roles));
    succeeded(
        desk.as(
            () -> {
              var preview = portal.get(ChangePlanner.class).preview(cluster(), edit);
              return portal
                  .get(ChangeApproval.class)
                  .approve(cluster().id(), edit, preview.id(), confirmed(preview.warnings()));
            }));
  }

  private static Set<String> confirmed(List<Violation> warnings) {
    return new HashSet<>(warnings.stream().map(Violation::confirmation).toList());
  }

  String takesAddress() {
    var any = new Holdings.Wanted(null, false, null);
    return desk.as(() -> portal.get(Holdings.class).take(any, "", "")).addressText();
  }

  void plugs(String address, String which) {
    String container = row(which).container().name();
    AddressPlugging plugging = portal.get(AddressPlugging.class);
    succeeded(
        desk.as(
            () ->
                plugging.plug(
                    address,
                    container,
                    plugging.judge(address, container).stream()
                        .map(Consequence::confirmation)
                        .collect(Collectors.toSet()))));
  }

  /** Has the portal look whether it is apart; says what came of it. */
  IsolationCheck checked() {
    IsolationChecks checks = portal.get(IsolationChecks.class);
    UUID id = desk.as(checks::ask).id();
    Supplier<Optional<IsolationCheck>> over =
        () ->
            desk.as(() -> checks.latest(20)).stream()
                .filter(one -> one.id().equals(id) && one.endedAt().isPresent())
                .findFirst();
    Eventually.until("the check is over", () -> over.get().isPresent());
    return over.get().orElseThrow();
  }

  /** Gives its cluster up; returns the operation. */
  UUID retires() {
    return desk.as(() -> portal.get(Retirement.class).retire(cluster().id()));
  }
}
