package org.patchbay.operation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.operation.entity.Operation;
import org.patchbay.operation.entity.OperationCancelled;
import org.patchbay.operation.entity.Target;
import org.patchbay.tenant.control.Calling;

/** Takes a wish back: the rooms above put the old one back, and the parts follow that. */
@ApplicationScoped
@Transactional
public class Cancelling {
  @Inject EntityManager em;
  @Inject OperationList operations;
  @Inject Receipts receipts;
  @Inject Journal journal;
  @Inject Audit audit;
  @Inject Event<OperationCancelled> cancelled;

  /**
   * Cancels an operation that the caller may see. Twice is as once.
   *
   * @throws Fault NOT_CANCELLABLE when it has ended, or when what it wished can't be taken back;
   *     and RULE_VIOLATED when a rule forbids to take it back
   */
  public void cancel(UUID id) {
    Operation operation = operations.get(id);
    if (operation.endedAt().isPresent()) {
      throw notCancellable(operation);
    }
    if (!operation.cancelRequested()) {
      takeBack(operation);
    }
  }

  /** The wish first and the operation's row last: the order in which everybody locks. */
  private void takeBack(Operation operation) {
    OperationCancelled event = new OperationCancelled(operation);
    cancelled.fire(event);
    if (!event.isWishPutBack() || !receipts.lockOpen(operation.id())) {
      throw notCancellable(operation);
    }
    waitForOldWish(operation.id());
    journal.ofTarget(operation.id(), "operation.cancel.requested", Calling.current().name());
    journal.announce(operation.id());
    Target target = operation.target();
    audit.record(
        "operation.cancel",
        new AuditObject(target.tenant(), target.kind(), target.id(), target.name()),
        Change.NONE.by(operation.id()));
  }

  private static Fault notCancellable(Operation operation) {
    return Fault.of(FaultCode.NOT_CANCELLABLE, operation.target().name());
  }

  private void waitForOldWish(UUID operation) {
    em.createNativeQuery("update operation set cancel_requested = true where id = :operation")
        .setParameter("operation", operation)
        .executeUpdate();
    em.createNativeQuery(
            "update operation_part p set generation = r.generation from resource r"
                + " where p.operation_id = :operation and p.state = 'PENDING'"
                + " and r.kind = p.kind and r.id = p.id")
        .setParameter("operation", operation)
        .executeUpdate();
  }
}
