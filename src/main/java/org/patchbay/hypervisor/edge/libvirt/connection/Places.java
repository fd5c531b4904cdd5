package org.patchbay.hypervisor.edge.libvirt.connection;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many calls to a host may run at once. A call past its limit can't be stopped: it gives its
 * place to another, until so many are stuck that the host is refused altogether.
 */
final class Places {
  private static final int MOST_STUCK = 12;

  private final int atOnce;
  private final Semaphore free;
  private final AtomicInteger stuck = new AtomicInteger();

  Places(int callsAtOnce) {
    this.atOnce = callsAtOnce;
    this.free = new Semaphore(callsAtOnce, true);
  }

  int mostThreads() {
    return atOnce + MOST_STUCK;
  }

  /** False when none became free in time. */
  boolean take(Duration limit) throws InterruptedException {
    return stuck.get() < MOST_STUCK && free.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  void giveBack() {
    free.release();
  }

  /** The call that had a place is stuck. */
  void oneIsStuck() {
    stuck.incrementAndGet();
    free.release();
  }

  /** A call that was stuck came back. */
  void oneCameBack() {
    stuck.decrementAndGet();
  }
}
