package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.MovePlanner;
import org.patchbay.cluster.control.NodeMoving;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.move.MoveRequest;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Container;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** A node that moves before its first container has anything of it: there is no data to bring. */
class UnmadeNodeMoveIT {
  private static final MoveRequest ANYWHERE = new MoveRequest(null, null);

  @TempDir Path folder;
  private Map<String, String> settings;
  private EngineContainer desk;
  private ClusterDesk olga;
  private Cluster cluster;

  /** One that never works, so that two wishes can be written down before either is looked at. */
  @BeforeEach
  void aClusterThatRuns() {
    settings = SimulatedPlatform.settings(Postgres.freshDatabase(), folder);
    desk = EngineContainer.idle(settings);
    SimulatedPlatform platform = SimulatedPlatform.in(desk, 3, 40);
    olga = new ClusterDesk(desk, platform, platform.tenant("acme"));
    try (EngineContainer engine = EngineContainer.start(settings, List.of())) {
      cluster = olga.made("voice", "standard");
    }
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void itIsMadeInTheContainerItMovesToAndItsDataDiskIsNew() {
    UUID added = olga.as(this::addOne);
    Container first = container();
    UUID moved = olga.as(this::move);
    simulation().cut(uri(first));
    try (EngineContainer engine = EngineContainer.start(settings, List.of())) {
      Eventually.until("it is to leave", () -> olga.container(first.name()).spare());
      simulation().heal(uri(first));
      olga.succeeded(moved);
      olga.succeeded(added);
    }
    Container now = container();
    assertThat(now.id()).isNotEqualTo(first.id());
    assertThat(now.data()).isEqualTo(first.data()).isPresent();
    assertThat(now.readySince()).isPresent();
    assertThat(olga.container(first.name()).vacant()).isTrue();
    assertThat(olga.view(moved).steps().stream().map(step -> step.messageKey()))
        .contains("cluster.move.step.nothing_to_bring")
        .doesNotContain("cluster.move.step.copy_data", "fault.IMAGE_MISSING");
  }

  private UUID addOne() {
    var one = WantedNode.of(List.of("sip"), WantedSize.named("half"));
    var edit = new ClusterEdit(List.of(one), null, null);
    Set<String> confirmed =
        confirmed(desk.get(ChangePlanner.class).preview(cluster, edit).warnings());
    return desk.get(ChangeApproval.class).approve(cluster.id(), edit, null, confirmed);
  }

  private UUID move() {
    var preview = desk.get(MovePlanner.class).preview(cluster, node(), ANYWHERE);
    return desk.get(NodeMoving.class)
        .move(cluster.id(), node().id(), ANYWHERE, null, confirmed(preview.warnings()));
  }

  private static Set<String> confirmed(List<Violation> warnings) {
    return warnings.stream().map(Violation::confirmation).collect(Collectors.toSet());
  }

  private Simulation simulation() {
    return desk.get(Simulation.class);
  }

  private URI uri(Container container) {
    String host = olga.as(() -> desk.get(Hosts.class).get(container.hostId()).name());
    return SimulatedPlatform.uri(Integer.parseInt(host.substring(1)));
  }

  private Node node() {
    return desk.get(Clusters.class).nodes(cluster.id()).stream()
        .filter(node -> node.name().equals("voice-sip-2"))
        .findFirst()
        .orElseThrow();
  }

  private Container container() {
    return olga.as(() -> desk.get(Containers.class).get(node().containerId().orElseThrow()));
  }
}
