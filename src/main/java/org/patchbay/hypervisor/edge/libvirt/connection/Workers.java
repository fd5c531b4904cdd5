package org.patchbay.hypervisor.edge.libvirt.connection;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads on which calls to one host run; never more than it has places. */
final class Workers {
  private static final long IDLE_SECONDS = 30;

  private final ExecutorService threads;

  Workers(String host, int most) {
    var number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            0,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> Daemons.named("libvirt-" + host + "-" + number.incrementAndGet(), work));
  }

  /** Starts the work at once; {@code RejectedExecutionException} when all threads are stuck. */
  void start(Runnable work) {
    threads.execute(work);
  }

  /** Running work ends as it likes. */
  void end() {
    threads.shutdown();
  }
}
