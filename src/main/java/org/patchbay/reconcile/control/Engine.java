package org.patchbay.reconcile.control;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * This instance's share of the work. All instances pick from one queue; the queue's primary key
 * keeps a resource to one worker, heartbeats tell a dead instance's work from a slow one's.
 */
@ApplicationScoped
public class Engine {
  private static final System.Logger LOG = System.getLogger(Engine.class.getName());

  /** The fewest that db-scheduler accepts. */
  private static final int HEARTBEATS_BEFORE_DEAD = 4;

  private static final Duration AFTER_A_BROKEN_TURN = Duration.ofSeconds(5);
  private static final Duration CLOCK_EVERY = Duration.ofSeconds(30);
  private static final Duration LAST_TURNS_WITHIN = Duration.ofSeconds(5);

  @Inject Workplace workplace;
  @Inject EngineSettings settings;
  @Inject Signals signals;
  @Inject Worker worker;

  private Scheduler scheduler;
  private Signals.Subscription subscription;
  private DatabaseClock clock;

  void onStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
    if (settings.threads() > 0) {
      start();
    } else {
      LOG.log(System.Logger.Level.INFO, "No workers here: patchbay.worker.threads is 0");
    }
  }

  private void start() {
    clock = new DatabaseClock(workplace.database());
    clock.adjust();
    ScheduledExecutorService housekeeper = Executors.newScheduledThreadPool(3, workplace.threads());
    housekeeper.scheduleWithFixedDelay(
        clock::adjust, CLOCK_EVERY.toSeconds(), CLOCK_EVERY.toSeconds(), TimeUnit.SECONDS);
    scheduler = scheduler(housekeeper);
    scheduler.start();
    subscription =
        signals.subscribe(Signals.DUE, payload -> scheduler.triggerCheckForDueExecutions());
  }

  private Scheduler scheduler(ScheduledExecutorService housekeeper) {
    ExecutorService workers = Executors.newFixedThreadPool(settings.threads(), workplace.threads());
    return Scheduler.create(workplace.database(), task())
        .threads(settings.threads())
        .executorService(workers)
        .dueExecutor(Executors.newSingleThreadExecutor(workplace.threads()))
        .housekeeperExecutor(housekeeper)
        .clock(clock)
        // Never more than there are threads: what waits in memory sends no heartbeats.
        .pollUsingLockAndFetch(0.9, 1.0)
        .pollingInterval(settings.poll())
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(HEARTBEATS_BEFORE_DEAD)
        .shutdownMaxWait(LAST_TURNS_WITHIN)
        .schedulerName(new SchedulerName.Fixed("patchbay-" + UUID.randomUUID()))
        .build();
  }

  private Task<Void> task() {
    return Tasks.custom(Queue.TASK, Void.class)
        .onDeadExecutionRevive()
        .onFailure(
            (complete, operations) ->
                operations.reschedule(complete, clock.now().plus(AFTER_A_BROKEN_TURN)))
        .execute(this::work);
  }

  private CompletionHandler<Void> work(TaskInstance<Void> instance, ExecutionContext context) {
    workplace.inside(() -> worker.work(context));
    return (complete, operations) -> {
      // The worker has given the row back itself, in the transaction that recorded the turn.
    };
  }

  @PreDestroy
  void stop() {
    if (scheduler != null) {
      subscription.close();
      scheduler.stop();
    }
  }
}
