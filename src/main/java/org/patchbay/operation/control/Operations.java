package org.patchbay.operation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.patchbay.operation.entity.LineWritten;
import org.patchbay.operation.entity.Operation;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.PartState;
import org.patchbay.operation.entity.StepState;
import org.patchbay.operation.entity.Target;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.entity.ResourceKey;
import org.patchbay.tenant.control.Calling;

/** Opens receipts and writes their journals. */
@ApplicationScoped
public class Operations {
  @Inject EntityManager em;
  @Inject Clock clock;
  @Inject Nudges nudges;
  @Inject Receipts receipts;
  @Inject Journal journal;
  @Inject Event<LineWritten> written;

  /**
   * Opens an operation in the caller's transaction, after the wish was written, and nudges its
   * parts. It ends when every part was settled, or is gone, in a turn that saw this wish. Older
   * operations do not wait for these parts any more.
   *
   * @param kind the verb, as {@code cluster.create}
   * @param parts at least one; the parts are the target's tenant's
   */
  @Transactional
  public Operation open(String kind, Target target, Collection<Part> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("an operation without a part never ends: " + kind);
    }
    Operation operation = new Operation(kind, target, Calling.current(), clock.instant());
    List<Nudged> nudged = nudge(parts, target.tenant());
    em.persist(operation);
    em.flush();
    nudged.forEach(part -> receipts.add(operation.id(), part.part(), part.generation()));
    supersede(operation.id(), parts);
    journal.announce(operation.id());
    return operation;
  }

  /**
   * Open operations that wait for this resource wait for these parts too, which are nudged. For
   * reconcilers that make further resources on the way.
   */
  @Transactional
  public void extend(String kind, UUID id, UUID tenant, Collection<Part> parts) {
    List<Nudged> nudged = nudge(parts, tenant);
    for (UUID operation : receipts.lockWaitingFor(new ResourceKey(kind, id), Long.MAX_VALUE)) {
      nudged.forEach(part -> receipts.add(operation, part.part(), part.generation()));
      journal.announce(operation);
    }
  }

  /**
   * Writes that something was done into the journal of every open operation that waits for the
   * resource, in a transaction of its own unless there is one.
   *
   * @param messageKey of {@code messages.properties}, filled by the parameters: strings and numbers
   */
  public void line(String kind, UUID id, String messageKey, Object... parameters) {
    line(StepState.DONE, kind, id, messageKey, parameters);
  }

  /** As {@link #line(String, UUID, String, Object...)}, for what begins or is only told. */
  public void line(StepState state, String kind, UUID id, String messageKey, Object... parameters) {
    ResourceKey key = new ResourceKey(kind, id);
    if (journal.write(key, state, messageKey, List.of(parameters))) {
      written.fire(new LineWritten(kind, id, messageKey));
    }
  }

  private record Nudged(Part part, long generation) {}

  private List<Nudged> nudge(Collection<Part> parts, UUID tenant) {
    return parts.stream()
        .sorted(Comparator.comparing(Part::key))
        .map(part -> new Nudged(part, nudges.nudge(part.kind(), part.id(), tenant)))
        .toList();
  }

  private void supersede(UUID operation, Collection<Part> parts) {
    Set<UUID> older = new TreeSet<>(Comparator.comparing(UUID::toString));
    parts.forEach(part -> older.addAll(receipts.waitingFor(part.key())));
    older.remove(operation);
    List<UUID> locked = older.stream().filter(receipts::lockOpen).toList();
    parts.forEach(part -> receipts.end(locked, part.key(), PartState.SUPERSEDED));
    receipts.close(locked);
  }
}
