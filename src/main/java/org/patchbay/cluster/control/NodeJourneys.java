package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.cluster.entity.move.NodeMove;
import org.patchbay.container.control.Containers;
import org.patchbay.container.control.Journeys;
import org.patchbay.container.entity.Container;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.Operation;
import org.patchbay.operation.entity.OperationFilter;
import org.patchbay.operation.entity.OperationRow;
import org.patchbay.reconcile.control.Nudges;

/** What a container's recovery means to a node that is on its way from it or to it. */
@ApplicationScoped
@Transactional
public class NodeJourneys implements Journeys {
  private static final int LATEST = 10;

  @Inject NodeMoves moves;
  @Inject Containers containers;
  @Inject Hosts hosts;
  @Inject OperationList operations;
  @Inject Cancelling cancelling;
  @Inject Nudges nudges;

  @Override
  public Optional<String> dataLostAt(UUID container) {
    return containers
        .find(container)
        .filter(Container::dataAwaited)
        .flatMap(waiting -> arriving(container))
        .filter(move -> !move.isWithoutData())
        .flatMap(move -> hosts.find(move.sourceHost()))
        .filter(Host::isGone)
        .map(Host::name);
  }

  @Override
  public void doWithoutData(UUID container) {
    arriving(container)
        .ifPresent(
            move -> {
              move.doWithoutData();
              nudges.nudge(NodeMoveReconciler.KIND, move.id(), move.tenantId());
            });
  }

  private Optional<NodeMove> arriving(UUID container) {
    return moves
        .about(container)
        .filter(move -> move.isBound() && move.targetId().equals(container));
  }

  @Override
  public void callOff(UUID container) {
    moves
        .about(container)
        .filter(move -> !move.isBound() && move.sourceId().equals(container))
        .ifPresent(this::callOff);
  }

  /** As somebody would who cancels it. */
  private void callOff(NodeMove move) {
    operations.page(OperationFilter.ALL.about("node", move.nodeId()), LATEST).stream()
        .map(OperationRow::operation)
        .filter(operation -> operation.kind().equals(NodeMoving.KIND))
        .filter(operation -> operation.endedAt().isEmpty())
        .map(Operation::id)
        .findFirst()
        .ifPresentOrElse(cancelling::cancel, () -> moves.putBack(move.id()));
  }
}
