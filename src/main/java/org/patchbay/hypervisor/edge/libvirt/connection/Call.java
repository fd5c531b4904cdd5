package org.patchbay.hypervisor.edge.libvirt.connection;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.patchbay.hypervisor.edge.libvirt.connection.HostLine.Work;

/**
 * One call to a host. The caller waits as long as the limit says; the call itself can't be stopped
 * and keeps its place until libvirt gives it back.
 */
final class Call<T> {
  private final HostLine line;
  private final Link link;
  private final FutureTask<T> task;
  private final Lateness lateness;
  private boolean inside;
  private boolean late;

  /** Hears when a call passes its limit, and when such a call comes back after all. */
  interface Lateness {
    Lateness UNHEARD =
        new Lateness() {
          @Override
          public void late() {}

          @Override
          public void back() {}
        };

    void late();

    void back();
  }

  Call(HostLine line, Link link, Work<T> work, Lateness lateness) {
    this.line = line;
    this.link = link;
    this.lateness = lateness;
    this.task =
        new FutureTask<>(
            () -> {
              try (var session = new Session(link)) {
                return work.with(session);
              }
            });
  }

  T within(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      if (!link.free().tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw line.late(limit, null);
      }
      start(limit);
      return task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      tooLate();
      throw line.late(limit, e);
    } catch (InterruptedException e) {
      tooLate();
      Thread.currentThread().interrupt();
      throw line.late(limit, e);
    } catch (ExecutionException e) {
      throw line.fault(e.getCause(), link);
    }
  }

  private void start(Duration limit) {
    if (!link.enter()) {
      link.free().release();
      throw line.gone();
    }
    synchronized (this) {
      inside = true;
    }
    try {
      line.workers().start(this::run);
    } catch (RejectedExecutionException e) {
      leave();
      throw line.late(limit, e);
    }
  }

  private void run() {
    try {
      task.run();
    } finally {
      leave();
    }
  }

  private void leave() {
    end();
    link.free().release();
    link.leave();
  }

  private synchronized void end() {
    inside = false;
    if (late) {
      link.oneLessLate();
      lateness.back();
    }
  }

  private synchronized void tooLate() {
    if (!inside) {
      return;
    }
    late = true;
    lateness.late();
    if (link.oneMoreLate()) {
      // Nobody else would get through: leave them behind and dial again.
      line.drop(link);
    }
  }
}
