package org.patchbay.hypervisor.edge.libvirt.connection;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.connection.HostLine.Work;

/**
 * One call to a host, which has a place and a connection. The caller waits as long as the limit
 * says; the call itself can't be stopped and keeps its connection until libvirt gives it back.
 */
final class Call<T> {
  private final HostLine line;
  private final Places place;
  private final Link link;
  private final FutureTask<T> task;
  private final Lateness lateness;
  private boolean over;
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

  Call(HostLine line, Places place, Link link, Work<T> work, Lateness lateness) {
    this.line = line;
    this.place = place;
    this.link = link;
    this.lateness = lateness;
    this.task = new FutureTask<>(() -> done(work));
  }

  /** Gives place and connection back before the caller knows, so that its next call has them. */
  private T done(Work<T> work) throws LibvirtException {
    try (var session = new Session(link)) {
      return work.with(session);
    } catch (LibvirtException | RuntimeException e) {
      throw line.fault(e, link);
    } finally {
      end();
    }
  }

  T within(Duration limit) {
    try {
      line.workers().start(task);
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      end();
      throw line.late(limit, e);
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

  private synchronized void end() {
    over = true;
    line.links().giveBack(link);
    if (late) {
      place.oneCameBack();
      lateness.back();
    } else {
      place.giveBack();
    }
  }

  private synchronized void tooLate() {
    if (!over) {
      late = true;
      place.oneIsStuck();
      lateness.late();
    }
  }
}
