package org.patchbay.reconcile.edge.postgres;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.patchbay.reconcile.control.DatabaseLogin;
import org.patchbay.reconcile.control.Signals;
import org.patchbay.reconcile.control.Workplace;

/** Listens on one connection of its own, and makes a new one when it is lost. */
@ApplicationScoped
class PostgresSignals implements Signals {
  private static final System.Logger LOG = System.getLogger(PostgresSignals.class.getName());
  private static final long RECONNECT_AFTER_MILLIS = 500;

  @Inject DatabaseLogin login;
  @Inject Workplace workplace;

  private final Subscriptions subscriptions = new Subscriptions();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean stopping;
  private volatile Ear ear;
  private boolean complained;

  @PostConstruct
  void start() {
    workplace.threads().newThread(this::listen).start();
  }

  @Override
  public Subscription subscribe(String channel, Consumer<String> listener) {
    Subscription subscription = subscriptions.add(channel, listener);
    Ear now = ear;
    if (now != null) {
      now.alsoListenTo(channel);
    }
    return subscription;
  }

  private void listen() {
    while (!stopping) {
      try (Ear fresh = new Ear(login)) {
        ear = fresh;
        complained = false;
        subscriptions.channels().forEach(fresh::alsoListenTo);
        subscriptions.tellAllThatSomethingWasMissed();
        while (!stopping) {
          fresh.hear(subscriptions::tell);
        }
      } catch (SQLException e) {
        report(e);
        pause();
      }
    }
  }

  private void report(SQLException e) {
    if (!stopping && !complained) {
      complained = true;
      LOG.log(
          System.Logger.Level.WARNING,
          () -> "No signals from " + login + ": " + e.getMessage() + "; connecting again");
    }
  }

  private void pause() {
    lock.lock();
    try {
      if (!stopping) {
        changed.await(RECONNECT_AFTER_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      stopping = true;
    } finally {
      lock.unlock();
    }
  }

  @PreDestroy
  void stop() {
    stopping = true;
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    Ear last = ear;
    if (last != null) {
      last.close();
    }
  }
}
