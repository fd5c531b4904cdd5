package org.patchbay.operation.control;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.patchbay.reconcile.control.Signals;

/** Tells who follows an operation that it has changed, whichever portal instance changed it. */
@ApplicationScoped
public class OperationFeed {
  @Inject Signals signals;

  private final Map<UUID, List<Runnable>> followers = new ConcurrentHashMap<>();
  private Signals.Subscription subscription;
  private Signals.Subscription rights;

  /**
   * Calls back at each change, and when what somebody may do has changed, on a thread that must not
   * be kept: hand the work over. Follow first and read then, so that nothing falls between.
   *
   * @return ends it
   */
  public Signals.Subscription follow(UUID operation, Runnable changed) {
    listen();
    followers.compute(
        operation,
        (id, known) -> {
          List<Runnable> all = known == null ? new CopyOnWriteArrayList<>() : known;
          all.add(changed);
          return all;
        });
    return () -> leave(operation, changed);
  }

  private void leave(UUID operation, Runnable changed) {
    followers.computeIfPresent(
        operation,
        (id, known) -> {
          known.remove(changed);
          return known.isEmpty() ? null : known;
        });
  }

  private synchronized void listen() {
    if (subscription == null) {
      subscription = signals.subscribe(Journal.CHANNEL, this::heard);
      rights = signals.subscribe(Signals.RIGHTS, tenant -> heard(Signals.MISSED));
    }
  }

  private void heard(String payload) {
    if (payload.equals(Signals.MISSED)) {
      followers.values().forEach(OperationFeed::tell);
    } else {
      tell(followers.getOrDefault(UUID.fromString(payload), List.of()));
    }
  }

  private static void tell(List<Runnable> all) {
    all.forEach(Runnable::run);
  }

  @PreDestroy
  synchronized void stop() {
    if (subscription != null) {
      subscription.close();
      rights.close();
    }
  }
}
