package org.patchbay.reconcile.control;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.patchbay.reconcile.entity.Course;
import org.patchbay.reconcile.entity.ResourceKey;
import org.patchbay.reconcile.entity.Turn;
import org.patchbay.reconcile.entity.TurnEnded;
import org.patchbay.reconcile.entity.TurnRecorded;
import org.patchbay.tenant.control.TenantScope;

/**
 * Has a resource's turns done, one after the other, until it can wait. Turns that follow at once
 * are done in one go, so that a chain of steps costs no wait for the queue.
 */
@ApplicationScoped
class Worker {
  private static final System.Logger LOG = System.getLogger(Worker.class.getName());
  private static final Duration AFTER_A_HICCUP = Duration.ofSeconds(1);

  @Inject Turns turns;
  @Inject TurnTaker taker;
  @Inject EngineSettings settings;
  @Inject Event<TurnRecorded> recorded;

  void work(ExecutionContext context) {
    ResourceKey key = ResourceKey.parse(context.getExecution().getId());
    long version = context.getExecution().version;
    BooleanSupplier mayGoOn = () -> mayGoOn(context);
    TenantScope.within(
        TenantScope.PLATFORM,
        () -> {
          boolean more = true;
          while (more) {
            more = turn(key, version, mayGoOn);
          }
        });
  }

  private boolean mayGoOn(ExecutionContext context) {
    return !context.getSchedulerState().isShuttingDown()
        && context.getCurrentlyExecuting().getDuration().compareTo(settings.stint()) < 0;
  }

  private boolean turn(ResourceKey key, long version, BooleanSupplier mayGoOn) {
    Optional<Turn> begun = turns.begin(key, version);
    if (begun.isEmpty()) {
      LOG.log(System.Logger.Level.WARNING, "{0} is another worker''s now", key);
      return false;
    }
    Optional<TurnTaker.Taken> taken = taker.take(begun.get());
    if (taken.isEmpty()) {
      turns.giveBack(key, version, AFTER_A_HICCUP);
      return false;
    }
    return end(taken.get(), version, mayGoOn.getAsBoolean());
  }

  private boolean end(TurnTaker.Taken taken, long version, boolean mayGoOn) {
    if (taken.course() instanceof Course.Onward && mayGoOn) {
      return true;
    }
    TurnEnded ended = taken.ended();
    boolean more = turns.end(ended, taken.course(), version, mayGoOn);
    recorded.fire(new TurnRecorded(ended));
    return more;
  }
}
