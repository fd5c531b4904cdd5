package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.cluster.entity.move.MoveSight;
import org.patchbay.cluster.entity.move.NodeMove;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Container;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;

/** What the next step of a move follows from: hosts are asked only where it depends on them. */
@ApplicationScoped
public class MoveSightings {
  @Inject MovedData data;
  @Inject Rows rows;

  MoveSight of(NodeMove move) {
    MoveSight known = rows.of(move);
    boolean dataThere = known.awaited() && data.isThere(move);
    boolean nothingToBring =
        known.nothingToBring() && !dataThere && !known.sourceLost() && !data.isLeft(move);
    boolean atTheEnd = known.bound() && (known.pointless() || !known.awaited() && known.well());
    return new MoveSight(
        known.bound(),
        known.pointless(),
        known.targetReady(),
        known.goesElsewhere(),
        known.vacating(),
        known.sourceVacant(),
        known.awaited(),
        dataThere,
        nothingToBring,
        known.well(),
        atTheEnd && (known.sourceLost() ? data.mayBeLeft(move) : data.isLeft(move)),
        known.sourceGone(),
        known.sourceLost(),
        known.without());
  }

  /** What the database knows, in one transaction. */
  @ApplicationScoped
  @Transactional
  public static class Rows {
    @Inject NodeMoves moves;
    @Inject Containers containers;
    @Inject Clusters clusters;
    @Inject Arrivals arrivals;
    @Inject Hosts hosts;

    MoveSight of(NodeMove move) {
      Optional<Container> source = there(move.sourceId());
      Optional<Container> target = there(move.targetId());
      boolean pointless =
          moves.node(move).isEmpty() || target.isEmpty() || !move.isBound() && source.isEmpty();
      return new MoveSight(
          move.isBound(),
          pointless,
          target.filter(c -> c.spare() && c.vacant()).isPresent(),
          source.filter(c -> !c.isStill() || c.copiesData()).isPresent(),
          source.filter(Container::spare).isPresent(),
          source.filter(c -> c.spare() && c.vacant()).isPresent(),
          target.filter(Container::dataAwaited).isPresent(),
          false,
          target.filter(c -> c.dataAwaited() && !c.dataTreasured()).isPresent(),
          target.filter(container -> arrived(move, container)).isPresent(),
          false,
          hosts.find(move.sourceHost()).filter(Host::isGone).isPresent(),
          hosts.find(move.sourceHost()).filter(Host::isLost).isPresent(),
          move.isWithoutData());
    }

    private boolean arrived(NodeMove move, Container target) {
      return clusters
          .find(move.clusterId())
          .filter(cluster -> !arrivals.among(cluster, List.of(target)).isEmpty())
          .isPresent();
    }

    private Optional<Container> there(UUID id) {
      return containers.find(id).filter(container -> !container.retiring());
    }
  }
}
