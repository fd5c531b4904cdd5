package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.cluster.entity.move.MoveSight;
import org.patchbay.cluster.entity.move.MoveStep;
import org.patchbay.cluster.entity.move.NodeMove;
import org.patchbay.cluster.entity.move.NodeMovePlan;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.operation.control.Operations;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;

/** Leads a node from one container to another. The truth is the hosts', never a flag of ours. */
@ApplicationScoped
public class NodeMoveReconciler implements Reconciler {
  public static final String KIND = "node-move";

  private static final Verdict AGAIN = new Verdict.Again();

  @Inject NodeMoves moves;
  @Inject MoveSightings sightings;
  @Inject MovedData data;
  @Inject Operations operations;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID id) {
    Optional<NodeMove> found = moves.find(id);
    if (found.isEmpty()) {
      return new Verdict.Gone();
    }
    MoveSight seen = sightings.of(found.get());
    return take(NodeMovePlan.next(seen), seen, found.get());
  }

  private Verdict take(MoveStep step, MoveSight seen, NodeMove move) {
    return switch (step) {
      // The containers' turns nudge; the pause is for a nudge that was lost.
      case AWAIT_TARGET, AWAIT_SOURCE, AWAIT_NODE -> new Verdict.Wait(Duration.ofSeconds(5));
      case VACATE_SOURCE -> done(step, move, () -> moves.vacateSource(move.id()));
      case BIND -> bind(move, seen.sourceGone());
      case COPY_DATA -> done(step, move, () -> data.bring(move));
      case AWAIT_DECISION ->
          throw Fault.of(FaultCode.HOST_LOST, moves.sourceHost(move), move.nodeName());
      case DO_WITHOUT_DATA, NOTHING_TO_BRING -> done(step, move, () -> doWithoutData(move));
      case DATA_ARRIVED -> done(step, move, () -> moves.dataArrived(move.id()));
      case FORGET_SOURCE_DATA -> done(step, move, () -> data.forgetSource(move));
      case LEAVE_SOURCE_DATA -> end(step, move, () -> moves.leaveSourceData(move.id()));
      case FINISH -> end(step, move, () -> moves.finish(move.id()));
      case ABANDON -> end(step, move, () -> moves.putBack(move.id()));
    };
  }

  /** Looked at once more: what must never be is two machines with one identity. */
  private Verdict bind(NodeMove move, boolean sourceGone) {
    if (!sourceGone && !data.sourceIsAbsent(move)) {
      return new Verdict.Wait(Duration.ofSeconds(1));
    }
    return done(MoveStep.BIND, move, () -> moves.bind(move.id()));
  }

  private void doWithoutData(NodeMove move) {
    data.forgetTarget(move);
    moves.dataDoneWithout(move.id());
  }

  private Verdict done(MoveStep step, NodeMove move, Runnable work) {
    work.run();
    tell(step, move);
    return AGAIN;
  }

  private Verdict end(MoveStep step, NodeMove move, Runnable work) {
    tell(step, move);
    work.run();
    return new Verdict.Gone();
  }

  private void tell(MoveStep step, NodeMove move) {
    operations.line(
        KIND,
        move.id(),
        "cluster.move.step." + step.name().toLowerCase(Locale.ROOT),
        move.nodeName());
  }
}
