package org.patchbay.operation.boundary;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.patchbay.operation.control.OperationFeed;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.Operation;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.OperationView;
import org.patchbay.operation.entity.Progress;
import org.patchbay.operation.entity.Step;
import org.patchbay.reconcile.control.Signals;
import org.patchbay.tenant.control.TenantScope;

/**
 * One who follows an operation: {@code step} events carry the line and its id, {@code state} events
 * how far it is. What is sent is always read from the database, so that nothing is missed.
 */
final class OperationStream {
  private static final System.Logger LOG = System.getLogger(OperationStream.class.getName());

  /** So that proxies keep a quiet stream, and a reader who is gone is noticed. */
  private static final long SIGN_OF_LIFE_SECONDS = 15;

  /** How far an operation is. */
  public record Now(OperationState state, Progress progress) {}

  private final OperationList operations;
  private final ManagedScheduledExecutorService executor;
  private final UUID operation;
  private final UUID tenant;
  private final Locale locale;
  private final BooleanSupplier may;
  private final SseEventSink sink;
  private final Sse sse;

  /** One from the start: nobody sends before the stream is complete. */
  private final AtomicInteger changes = new AtomicInteger(1);

  private long lastSent;
  private volatile Signals.Subscription following;
  private volatile ScheduledFuture<?> signsOfLife;

  OperationStream(
      OperationList operations,
      ManagedScheduledExecutorService executor,
      Operation operation,
      long lastKnown,
      Locale locale,
      BooleanSupplier may,
      SseEventSink sink,
      Sse sse) {
    this.operations = operations;
    this.executor = executor;
    this.operation = operation.id();
    this.tenant = operation.target().tenant();
    this.lastSent = lastKnown;
    this.locale = locale;
    this.may = may;
    this.sink = sink;
    this.sse = sse;
  }

  void start(OperationFeed feed) {
    following = feed.follow(operation, this::changed);
    signsOfLife =
        executor.scheduleWithFixedDelay(
            this::signOfLife, SIGN_OF_LIFE_SECONDS, SIGN_OF_LIFE_SECONDS, TimeUnit.SECONDS);
    executor.execute(this::sendAll);
  }

  /** One sender at a time; changes that come meanwhile are one more round for it. */
  private void changed() {
    if (changes.getAndIncrement() == 0) {
      executor.execute(this::sendAll);
    }
  }

  private void sendAll() {
    int seen;
    do {
      seen = changes.get();
      try {
        TenantScope.within(tenant, (Runnable) this::send);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.DEBUG, "A follower is gone", e);
        end();
      }
    } while (!changes.compareAndSet(seen, 0));
  }

  private void send() {
    if (sink.isClosed() || !may.getAsBoolean()) {
      end();
      return;
    }
    OperationView view = operations.view(operation);
    view.steps().stream().filter(step -> step.id() > lastSent).forEach(this::send);
    sink.send(event("state", new Now(view.operation().state(), view.progress())).build());
    if (view.operation().endedAt().isPresent()) {
      end();
    }
  }

  private void send(Step step) {
    sink.send(
        event("step", OperationJson.step(step, locale)).id(String.valueOf(step.id())).build());
    lastSent = step.id();
  }

  private OutboundSseEvent.Builder event(String name, Object data) {
    return sse.newEventBuilder()
        .name(name)
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(data.getClass(), data);
  }

  private void signOfLife() {
    if (sink.isClosed()) {
      end();
    } else {
      sink.send(sse.newEventBuilder().comment("alive").build())
          .exceptionally(
              gone -> {
                end();
                return null;
              });
    }
  }

  private void end() {
    following.close();
    signsOfLife.cancel(false);
    sink.close();
  }
}
