package org.patchbay.hypervisor.edge.libvirt.connection;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/**
 * Opens connections to one host, at most one at a time. Opening has no time limit in libvirt, so it
 * happens on a thread of its own; a caller waits for it as long as the attempt is young, and while
 * it is stuck everybody is refused at once.
 */
final class Dial {
  private final String host;
  private final Pace pace;
  private final Runnable opening;
  private FutureTask<Void> attempt;
  private long startedAt;
  private Fault refusal;
  private long refusedAt;

  /**
   * Not yet dialling.
   *
   * @param opening opens a connection and puts it to the idle ones, or throws a fault
   */
  Dial(String host, Pace pace, Runnable opening) {
    this.host = host;
    this.pace = pace;
    this.opening = opening;
  }

  /** Returns when an attempt has ended well, be it another caller's; throws what it ended with. */
  void dial() {
    FutureTask<Void> awaited;
    Duration left;
    synchronized (this) {
      awaited = attempt == null ? begin() : attempt;
      left = pace.opening().minusNanos(System.nanoTime() - startedAt);
    }
    await(awaited, left);
  }

  private FutureTask<Void> begin() {
    if (refusal != null && System.nanoTime() - refusedAt < pace.pause().toNanos()) {
      throw again(refusal);
    }
    attempt = new FutureTask<>(this::open, null);
    startedAt = System.nanoTime();
    Daemons.start("libvirt-open-" + host, attempt);
    return attempt;
  }

  private void open() {
    try {
      opening.run();
      ended(null);
    } catch (RuntimeException e) {
      ended(e instanceof Fault fault ? fault : Fault.because(e, FaultCode.INTERNAL));
      throw e;
    }
  }

  private synchronized void ended(Fault fault) {
    attempt = null;
    refusal = fault;
    refusedAt = System.nanoTime();
  }

  private void await(FutureTask<Void> awaited, Duration left) {
    try {
      awaited.get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unreachable(e, "no answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e, "interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Fault fault
          ? again(fault)
          : Fault.because(e.getCause(), FaultCode.INTERNAL);
    }
  }

  private static Fault again(Fault fault) {
    return Fault.because(fault, fault.code(), fault.parameters().toArray());
  }

  private Fault unreachable(Exception cause, String words) {
    return Fault.because(cause, FaultCode.HOST_UNREACHABLE, host, words);
  }
}
