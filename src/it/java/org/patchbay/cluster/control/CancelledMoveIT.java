package org.patchbay.cluster.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.move.MoveRequest;
import org.patchbay.cluster.entity.move.NodeMove;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.ContainerReconciler;
import org.patchbay.container.control.Containers;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedInventory;
import org.patchbay.testing.SimulatedPlatform;

/** Somebody cancels a node's move in the very moment in which the node changes hands. */
class CancelledMoveIT {
  private static final MoveRequest ANYWHERE = new MoveRequest(null, null);

  @TempDir Path folder;
  private Map<String, String> settings;
  private EngineContainer desk;
  private ClusterDesk olga;
  private Cluster cluster;

  /** One that never works, so that the only turns are those of the test. */
  @BeforeEach
  void aClusterThatRuns() {
    settings = new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    settings.put("patchbay.container.stop-grace", "PT1S");
    desk = EngineContainer.idle(settings);
    SimulatedPlatform platform = SimulatedPlatform.in(desk, 2, 40);
    olga = new ClusterDesk(desk, platform, platform.tenant("acme"));
    try (EngineContainer engine = EngineContainer.start(settings, List.of())) {
      cluster = olga.made("voice", "single");
    }
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void whoReadTheMoveBeforeItWasBoundCannotPutItBackAfterwards() {
    NodeMove move = vacated();
    NodeMoves moves = desk.get(NodeMoves.class);
    boolean putBack =
        desk.inTransaction(
            () -> {
              assertThat(moves.find(move.id()).orElseThrow().isBound()).isFalse();
              // Somebody else, meanwhile: what was read here is old now.
              CompletableFuture.runAsync(() -> bind(move.id())).join();
              return moves.putBack(move.id());
            });
    assertThat(putBack).isFalse();
    try (EngineContainer engine = EngineContainer.start(settings, List.of())) {
      Eventually.until("the move has ended", () -> ended(move));
    }
    assertThat(node().containerId()).contains(move.targetId());
    String data = "pb-node-" + node().id() + "-data.qcow2";
    var inventory = new SimulatedInventory(folder.resolve("hosts"));
    assertThat(List.of("h1", "h2"))
        .filteredOn(host -> inventory.volumes(host).contains(data))
        .hasSize(1);
  }

  /** A move of which both containers are vacant, and the node has not changed hands yet. */
  private NodeMove vacated() {
    olga.as(this::move);
    NodeMove move = olga.as(() -> desk.get(NodeMoves.class).ofCluster(cluster.id())).get(0);
    Eventually.until("the new one is made", () -> vacant(move.targetId()));
    olga.as(() -> desk.get(NodeMoveReconciler.class).turn(move.id()));
    Eventually.until("the old one is left", () -> vacant(move.sourceId()));
    return move;
  }

  private UUID move() {
    var preview = desk.get(MovePlanner.class).preview(cluster, node(), ANYWHERE);
    Set<String> confirmed =
        preview.warnings().stream().map(Violation::confirmation).collect(Collectors.toSet());
    return desk.get(NodeMoving.class).move(cluster.id(), node().id(), ANYWHERE, null, confirmed);
  }

  private void bind(UUID move) {
    olga.as(
        () -> {
          desk.get(NodeMoves.class).bind(move);
          return null;
        });
  }

  private boolean vacant(UUID container) {
    return olga.as(
        () -> {
          desk.get(ContainerReconciler.class).turn(container);
          return desk.get(Containers.class).get(container).vacant();
        });
  }

  private boolean ended(NodeMove move) {
    return olga.as(() -> desk.get(NodeMoves.class).find(move.id()).isEmpty());
  }

  private Node node() {
    return olga.as(() -> desk.get(Clusters.class).nodes(cluster.id()).get(0));
  }
}
