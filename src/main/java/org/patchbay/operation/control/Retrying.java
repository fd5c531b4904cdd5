package org.patchbay.operation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.operation.entity.Operation;
import org.patchbay.operation.entity.OperationView;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.Target;
import org.patchbay.reconcile.control.Nudges;

/** Has what the engine gave up tried again: the wish is as it was, the reason may be gone. */
@ApplicationScoped
@Transactional
public class Retrying {
  public static final String RETRY = "operation.retry";

  /** True when the operation tries again what had failed of such a thing, as {@code container}. */
  public static boolean isOf(Operation operation, String thing) {
    return operation.kind().equals(RETRY) && operation.target().kind().equals(thing);
  }

  @Inject OperationList operations;
  @Inject Operations receipts;
  @Inject Receipts rows;
  @Inject Journal journal;
  @Inject Nudges nudges;
  @Inject Audit audit;

  /**
   * Tries again what failed of an operation that the caller may see.
   *
   * @return the operation to follow: the same while it has not ended, else a new one
   * @throws Fault {@code NOTHING_FAILED}
   */
  public UUID retry(UUID id) {
    OperationView view = operations.view(id);
    if (view.failed().isEmpty()) {
      throw Fault.of(FaultCode.NOTHING_FAILED, view.operation().target().name());
    }
    // Of the others one may be at its last try at this moment.
    UUID followed = again(view.operation(), view.troubled());
    Target target = view.operation().target();
    audit.record(
        RETRY,
        new AuditObject(target.tenant(), target.kind(), target.id(), target.name()),
        Change.NONE.by(followed));
    return followed;
  }

  private UUID again(Operation operation, List<Part> parts) {
    if (operation.endedAt().isEmpty() && goesOn(operation, parts)) {
      return operation.id();
    }
    return receipts.open(RETRY, operation.target(), parts).id();
  }

  /** Resources first, the operation's row last: the order in which everybody locks. */
  private boolean goesOn(Operation operation, List<Part> parts) {
    Map<Part, Long> generations = new HashMap<>();
    parts.stream()
        .sorted(Comparator.comparing(Part::key))
        .forEach(
            part ->
                generations.put(
                    part, nudges.nudge(part.kind(), part.id(), operation.target().tenant())));
    if (!rows.lockOpen(operation.id())) {
      return false;
    }
    generations.forEach((part, generation) -> rows.add(operation.id(), part, generation));
    journal.announce(operation.id());
    return true;
  }
}
