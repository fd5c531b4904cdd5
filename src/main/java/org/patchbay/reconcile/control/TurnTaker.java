package org.patchbay.reconcile.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.reconcile.entity.Course;
import org.patchbay.reconcile.entity.Pace;
import org.patchbay.reconcile.entity.Trouble;
import org.patchbay.reconcile.entity.Turn;
import org.patchbay.reconcile.entity.TurnEnded;
import org.patchbay.reconcile.entity.TurnEnded.Outcome;
import org.patchbay.reconcile.entity.Verdict;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.entity.Caller;

/** Has the reconciler of the kind take one turn, and understands how it ended. */
@ApplicationScoped
class TurnTaker {
  private static final System.Logger LOG = System.getLogger(TurnTaker.class.getName());

  @Inject @Any Instance<Reconciler> reconcilers;
  @Inject EngineSettings settings;

  record Taken(TurnEnded ended, Course course) {}

  /** Empty when nothing came of it for reasons that pass, and it is to be tried again. */
  Optional<Taken> take(Turn turn) {
    try {
      Optional<Reconciler> reconciler = reconciler(turn.key().kind());
      return reconciler.map(r -> done(turn, run(r, turn)));
    } catch (Fault fault) {
      return Optional.of(faulty(turn, fault, ""));
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      return unexpected(turn, e);
    }
  }

  private Optional<Reconciler> reconciler(String kind) {
    Optional<Reconciler> found =
        reconcilers.stream().filter(r -> r.kind().equals(kind)).findFirst();
    if (found.isEmpty()) {
      // A newer instance's, perhaps, while an upgrade rolls.
      LOG.log(System.Logger.Level.WARNING, "Nobody here reconciles resources of kind {0}", kind);
    }
    return found;
  }

  private static Verdict run(Reconciler reconciler, Turn turn) {
    return TenantScope.within(
        turn.tenant(), () -> Calling.as(Caller.ENGINE, () -> reconciler.turn(turn.key().id())));
  }

  private Taken done(Turn turn, Verdict verdict) {
    Outcome outcome =
        verdict instanceof Verdict.Settled
            ? Outcome.SETTLED
            : verdict instanceof Verdict.Gone ? Outcome.GONE : Outcome.UNDER_WAY;
    return new Taken(
        ended(turn, outcome, Optional.empty()),
        Pace.after(verdict, turn.key().id(), settings.resync()));
  }

  private Taken faulty(Turn turn, Fault fault, String reference) {
    int attempts = turn.attemptsWith(fault.code());
    Course course = Pace.after(fault.kind(), attempts);
    boolean terminal = course instanceof Course.Stop;
    Trouble trouble =
        new Trouble(
            fault.code(),
            fault.parameters(),
            turn.troubledSince(fault.code(), Clock.systemUTC().instant()),
            attempts,
            terminal,
            reference);
    LOG.log(
        terminal ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
        "{0}: {1}, attempt {2}",
        turn.key(),
        fault.getMessage(),
        attempts);
    return new Taken(
        ended(turn, terminal ? Outcome.FAILED : Outcome.TROUBLED, Optional.of(trouble)), course);
  }

  private Optional<Taken> unexpected(Turn turn, Throwable failure) {
    if (Thread.currentThread().isInterrupted() || Transient.is(failure)) {
      LOG.log(System.Logger.Level.INFO, () -> turn.key() + " is tried again: " + failure);
      return Optional.empty();
    }
    String reference = UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    LOG.log(
        System.Logger.Level.ERROR, () -> turn.key() + " failed, reference " + reference, failure);
    return Optional.of(
        faulty(turn, Fault.because(failure, FaultCode.INTERNAL, reference), reference));
  }

  private static TurnEnded ended(Turn turn, Outcome outcome, Optional<Trouble> trouble) {
    return new TurnEnded(turn.key(), turn.tenant(), turn.generation(), outcome, trouble);
  }
}
