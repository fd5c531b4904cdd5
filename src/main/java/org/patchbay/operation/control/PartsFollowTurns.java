package org.patchbay.operation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.patchbay.operation.entity.PartState;
import org.patchbay.operation.entity.StepState;
import org.patchbay.reconcile.entity.Trouble;
import org.patchbay.reconcile.entity.TurnEnded;

/** Ends the parts of operations as the engine's turns end, in the turn's own transaction. */
@ApplicationScoped
class PartsFollowTurns {
  @Inject Receipts receipts;
  @Inject Journal journal;

  void onTurn(@Observes TurnEnded turn) {
    switch (turn.outcome()) {
      case UNDER_WAY -> {}
      case SETTLED, GONE -> end(turn, PartState.DONE);
      case TROUBLED -> tell(turn, turn.trouble().orElseThrow());
      case FAILED -> fail(turn, turn.trouble().orElseThrow());
    }
  }

  private void tell(TurnEnded turn, Trouble trouble) {
    journal.write(turn.key(), StepState.INFO, message(trouble), trouble.parameters());
  }

  private void fail(TurnEnded turn, Trouble trouble) {
    List<UUID> operations = receipts.lockWaitingFor(turn.key(), turn.generation());
    operations.forEach(
        operation ->
            journal.line(
                operation, turn.key(), StepState.FAILED, message(trouble), trouble.parameters()));
    receipts.explain(operations, turn.key(), trouble);
    receipts.end(operations, turn.key(), PartState.FAILED);
    receipts.close(operations);
  }

  private void end(TurnEnded turn, PartState state) {
    List<UUID> operations = receipts.lockWaitingFor(turn.key(), turn.generation());
    receipts.end(operations, turn.key(), state);
    receipts.close(operations);
  }

  private static String message(Trouble trouble) {
    return "fault." + trouble.code();
  }
}
